import { expect, test } from 'vitest';
import { personSchema } from '#shared/ipc/schemas.ts';
import { demoAgency } from '#relay/demo/demo-agency.ts';

test('the generated agency is the same every time', () => {
  expect(demoAgency()).toEqual(demoAgency());
});

test('everybody in it is complete, and has an id and an extension of their own', () => {
  const { people, name, offered } = demoAgency();
  for (const person of people) {
    expect(personSchema.safeParse(person).success).toBe(true);
    expect(person.departments[0]).toBe(name);
    expect(person.duty).not.toBe('');
  }
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  expect(new Set(people.map(({ extension }) => extension)).size).toBe(people.length);
  expect(new Set(offered).isSubsetOf(new Set(people.map(({ id }) => id)))).toBe(true);
  expect(offered.length).toBeGreaterThanOrEqual(2);
});
