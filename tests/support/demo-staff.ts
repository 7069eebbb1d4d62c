import { demoAgency } from '#relay/demo/demo-agency.ts';

/** As many as fill the tester's own agency in part: tests start many relays, and look at few people. */
export const testPeople = 300;

/** The demo agency of tests. */
export const testAgency = demoAgency(testPeople);

/** The same agency, in which everybody may enrol without an invitation. */
export const openAgency: typeof testAgency = {
  ...testAgency,
  offered: testAgency.directory().people.map(({ id }) => id),
};

/** Its people, those first who may enrol without an invitation. */
export const demoStaff = testAgency.directory().people;
