import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { Core } from './core-types.ts';

const department = { query: '', scope: 'unit', limit: 100 } as const;

/** Everybody of the department who can be written to and is no simulated colleague. Rejects as the services do. */
export async function peopleHere(
  { directory }: Pick<Core['services'], 'directory'>,
  isColleague: (person: PersonId) => boolean,
): Promise<readonly Person[]> {
  const { people } = await directory.search(department);
  return people
    .filter(({ person, reachable }) => reachable && !isColleague(person.id))
    .map(({ person }) => person);
}
