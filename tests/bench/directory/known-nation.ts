import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import type { IndexedPerson, IndexedUnit } from '#core/directory/engine/indexed-person.ts';
import type { DirectoryPlace } from '#core/directory/index.ts';
import { DirectoryRows } from '#core/storage/index.ts';
import type { PersonId } from '#shared/model/ids.ts';

/** A nation as the index is told of it, from the rows of a database: what queries are made of and answers compared with. */
export interface KnownNation {
  readonly units: readonly IndexedUnit[];
  readonly people: readonly IndexedPerson[];
  readonly idOf: (row: number) => PersonId | undefined;
}

export function knownNation({ file, key }: DirectoryPlace): KnownNation {
  const rows = new DirectoryRows(file, key);
  const units = new IndexedUnits(rows.units());
  const ids = new Map<number, PersonId>();
  const people = Array.from(rows.everybody(), ({ row, seniority, person, details }) => {
    ids.set(row, person.id);
    return indexedPerson(person, details, { row, seniority, units });
  });
  rows.close();
  return { units: units.units, people, idOf: (row) => ids.get(row) };
}
