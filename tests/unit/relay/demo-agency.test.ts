import { expect, test } from 'vitest';
import { personDetailsSchema, personSchema } from '#shared/ipc/schemas.ts';
import { demoAgency, demoColleagues } from '#relay/demo/demo-agency.ts';

const { name, offered, directory, edition } = demoAgency();
const { people, units } = directory();

test('the generated agency is the same every time, and another one with other people', () => {
  expect(demoAgency().directory()).toEqual({ people, units });
  expect(demoAgency().edition).toBe(edition);
  expect(demoAgency(300).edition).not.toBe(edition);
});

test('it has twenty thousand people, each of them complete and with an id of their own', () => {
  expect(people).toHaveLength(20_000);
  for (const { details, ...person } of people) {
    if (!personSchema.safeParse(person).success || !personDetailsSchema.safeParse(details).success)
      throw new Error(`${person.id} is not complete`);
    expect(person.duty).not.toBe('');
  }
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
});

test('everybody sits in a unit whose ancestors are their departments, four to five levels deep at most', () => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pathOf = (id: (typeof units)[number]['id'] | null): readonly string[] => {
    const unit = id === null ? undefined : byId.get(id);
    return unit === undefined ? [] : [...pathOf(unit.parent), unit.name];
  };
  for (const { unit, departments } of people.filter((_, index) => index % 50 === 0))
    expect(pathOf(unit)).toEqual(departments);
  expect(Math.max(...people.map(({ departments }) => departments.length))).toBe(5);
  expect(new Set(people.map(({ unit }) => unit)).size).toBe(units.length);
});

test('names follow the census, and some hold two posts, are away, or bear unusual names', () => {
  const share = (family: string): number =>
    people.filter((person) => person.name.startsWith(family)).length / people.length;
  expect(share('김')).toBeGreaterThan(0.19);
  expect(share('김')).toBeLessThan(0.24);
  expect(share('이')).toBeGreaterThan(0.12);
  const count = (condition: (person: (typeof people)[number]) => boolean): number =>
    people.filter(condition).length;
  expect(count(({ details }) => details.otherPosts.length > 0)).toBeGreaterThan(200);
  const posts = people.flatMap(({ unit, details }) =>
    details.otherPosts.map((post) => ({ post, own: unit })),
  );
  const known = new Map(units.map((unit) => [unit.id, unit]));
  expect(posts.filter(({ post }) => post.unit === null).length).toBeGreaterThan(50);
  expect(posts.filter(({ post }) => post.unit !== null).length).toBeGreaterThan(100);
  for (const { post, own } of posts)
    if (post.unit !== null) {
      expect(known.get(post.unit)?.name).toBe(post.departments.at(-1));
      expect(post.unit).not.toBe(own);
    }
  for (const kind of ['on-leave', 'seconded', 'retired'] as const)
    expect(count(({ employment }) => employment.kind === kind)).toBeGreaterThan(20);
  expect(count(({ employment, details }) => employment.kind !== 'working' && details.deputy === null)).toBe(
    0,
  );
  expect(count((person) => /^(남궁|황보|선우|제갈|독고)/.test(person.name))).toBeGreaterThan(10);
  expect(count((person) => /^[A-Z]/.test(person.name))).toBeGreaterThan(0);
});

test('numbers and addresses are nobody’s', () => {
  for (const { details, extension } of people) {
    expect(details.phone).toMatch(new RegExp(`^0\\d{1,2}-000-${extension}$`));
    expect(details.mail).toMatch(/^[a-z]+\d{4}@[a-z]+\.example\.go\.kr$/);
    expect(details.mobile).toBeNull();
  }
});

test('a tester can be one of the first department, whatever the size', () => {
  for (const size of [100, 300, 20_000]) {
    const agency = demoAgency(size);
    const staff = agency.directory().people;
    expect(staff).toHaveLength(size);
    expect(agency.offered).toEqual(staff.slice(0, 8).map(({ id }) => id));
    expect(new Set(staff.slice(0, 18).map(({ departments }) => departments.at(-1)))).toEqual(
      new Set(['공공서비스혁신과']),
    );
    expect(staff[0]?.departments[0]).toBe(name);
  }
  expect(offered).toHaveLength(8);
});

test('six others of that department are there to be played by simulated colleagues', () => {
  // Once: it lays out a whole agency.
  const colleagues = demoColleagues();
  const played = people.filter(({ id }) => colleagues.includes(id));
  expect(played).toHaveLength(6);
  expect(played.filter(({ id }) => offered.includes(id))).toEqual([]);
  for (const { departments, employment } of played) {
    expect(departments).toEqual(people[0]?.departments);
    expect(employment).toEqual({ kind: 'working' });
  }
});
