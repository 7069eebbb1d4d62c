import type { Person } from '#shared/model/person.ts';

/** An agency as a person of it names it: by its id, where that is known, and by its name. */
export type OwnAgency = Pick<Person, 'agency' | 'departments'>;

/** Whether a person belongs to another agency than oneself; nobody does while one's own is not known. */
export function isOutsider(person: OwnAgency, own: OwnAgency | undefined): boolean {
  if (own === undefined) return false;
  if (own.agency !== undefined && person.agency !== undefined) return own.agency !== person.agency;
  const [[ownName], [name]] = [own.departments, person.departments];
  return ownName !== undefined && name !== undefined && ownName !== name;
}
