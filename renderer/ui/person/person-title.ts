import type { Person } from '#shared/model/person.ts';

/** The form of address: the position where there is one, else the rank. */
export function personTitle(person: Person): string {
  return person.position ?? person.rank;
}
