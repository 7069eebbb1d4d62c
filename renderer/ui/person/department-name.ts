import type { Person } from '#shared/model/person.ts';

/** The person's own department, without the way to it. */
export function departmentName(person: Person): string {
  return person.departments.at(-1) ?? '';
}
