import type { DirectoryRows, RowRange } from '#core/storage/index.ts';
import { Collector } from '../engine/collector.ts';
import { indexedPerson, type UnitPlaces } from '../engine/indexed-record.ts';

/** Reads the people of some rows. */
export function collectPeople(rows: DirectoryRows, units: UnitPlaces, range: RowRange): Collector {
  const collector = new Collector();
  for (const { row, seniority, person, details } of rows.everybody(range))
    collector.add(indexedPerson(person, details, { row, seniority, units }));
  return collector;
}
