import type { UnitId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { IndexedPerson, IndexedUnit } from './indexed-person.ts';

/** A unit, and the number of its record. */
export interface NumberedUnit extends OrgUnit {
  readonly row: number;
}

/** Where a unit is among those that the index is told of. */
export interface UnitPlaces {
  /** -1 for none, and for one that is not there. */
  placeOf(unit: UnitId | null): number;
}

/** Units as the index is told of them, and where each of them is among these. */
export class IndexedUnits implements UnitPlaces {
  readonly units: readonly IndexedUnit[];
  readonly #places: ReadonlyMap<string, number>;

  /** The order of units with the same parent is theirs in the list: by `order`, then by id. */
  constructor(units: readonly NumberedUnit[]) {
    this.#places = new Map(units.map(({ id }, place) => [id, place]));
    this.units = units.map(({ row, parent, name }) => ({ row, name, parent: this.placeOf(parent) }));
  }

  placeOf(unit: UnitId | null): number {
    return unit === null ? -1 : (this.#places.get(unit) ?? -1);
  }
}

/**
 * A person of the directory as the index is told of them. Posts besides their own are known by names: they are found as
 * a duty is.
 */
export function indexedPerson(
  record: StaffRecord,
  { row, seniority, units }: { readonly row: number; readonly seniority: number; readonly units: UnitPlaces },
): IndexedPerson {
  const { details, position, unit, employment } = record;
  return {
    row,
    seniority,
    name: record.name,
    rank: record.rank,
    positions: [...(position === null ? [] : [position]), ...details.otherPosts.map((post) => post.position)],
    unit: units.placeOf(unit),
    otherUnits: [],
    duty: [record.duty, ...details.otherPosts.flatMap((post) => post.departments)].join(' '),
    numbers: [details.phone, details.mobile, record.extension].filter((number) => number !== null),
    mail: details.mail,
    present: employment.kind === 'working' || employment.kind === 'seconded',
  };
}
