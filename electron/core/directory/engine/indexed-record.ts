import type { UnitId } from '#shared/model/ids.ts';
import type { Employment, Person, PersonDetails } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { IndexedPerson, IndexedUnit } from './indexed-person.ts';
import { WordNumbers, type CollectedWords } from './word-numbers.ts';

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
  readonly #ids = new WordNumbers();

  /** The order of units with the same parent is theirs in the list: by `order`, then by id. No id comes twice. */
  constructor(units: readonly NumberedUnit[]) {
    for (const { id } of units) this.#ids.numberOf(id);
    this.units = units.map(({ row, parent, name }) => ({ row, name, parent: this.placeOf(parent) }));
  }

  placeOf(unit: UnitId | null): number {
    return unit === null ? -1 : this.#ids.find(unit);
  }

  /** The ids of all units in their order, for `PlacesOfUnits`; asked for once. */
  ids(): CollectedWords {
    return this.#ids.collected();
  }
}

/** Where units are that another thread was told of. */
export class PlacesOfUnits implements UnitPlaces {
  readonly #ids = new WordNumbers();

  constructor(ids: CollectedWords) {
    this.#ids.takeIn(ids);
  }

  placeOf(unit: UnitId | null): number {
    return unit === null ? -1 : this.#ids.find(unit);
  }
}

/**
 * A person of the directory as the index is told of them. Posts besides their own in units that are not there are known by
 * names: they are found as a duty is.
 */
export function indexedPerson(
  { name, rank, position, unit, duty, extension, employment }: Person,
  { phone, mobile, mail, otherPosts }: PersonDetails,
  { row, seniority, units }: { readonly row: number; readonly seniority: number; readonly units: UnitPlaces },
): IndexedPerson {
  const own = position === null ? [] : [position];
  const elsewhere = otherPosts.filter((post) => units.placeOf(post.unit) < 0);
  return {
    row,
    seniority,
    name,
    rank,
    positions: otherPosts.length === 0 ? own : [...own, ...otherPosts.map((post) => post.position)],
    unit: units.placeOf(unit),
    otherUnits: otherPosts.map((post) => units.placeOf(post.unit)).filter((place) => place >= 0),
    duty: elsewhere.length === 0 ? duty : [duty, ...elsewhere.flatMap((post) => post.departments)].join(' '),
    numbers: [phone, mobile, extension].filter((number) => number !== null),
    mail,
    present: isPresent(employment),
  };
}

/** At a post, if not at their own: neither on leave nor retired. */
export function isPresent({ kind }: Employment): boolean {
  return kind === 'working' || kind === 'seconded';
}
