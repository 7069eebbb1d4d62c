import type { Person } from '#shared/model/person.ts';

/** Whether a person belongs to another agency than oneself; nobody does while one's own is not known. */
export function isOutsider({ departments: [agency] }: Person, ownAgency: string | undefined): boolean {
  return ownAgency !== undefined && agency !== undefined && agency !== ownAgency;
}
