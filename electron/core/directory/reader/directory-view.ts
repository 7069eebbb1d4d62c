import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { DirectoryRows } from '#core/storage/index.ts';
import type { UnitRange } from '../engine/search-index.ts';
import type { SearchableIndex } from '../engine/searchable-index.ts';
import type { Overlay } from './overlay.ts';

/** The directory as it is searched from one change to the next. */
export class DirectoryView {
  readonly rows: DirectoryRows;
  /** Everybody as they were when the index on the disk was built; null before there is one. */
  readonly base: SearchableIndex | null;
  /** What has changed since; null for nothing. */
  readonly overlay: Overlay | null;
  /** The same people are asked for with every key: the database says once who they are. */
  readonly #rowOf = new Map<PersonId, number | null>();
  readonly #rowOfUnit = new Map<UnitId, number | null>();
  /** Of the units above those that were found: many have the same ones. */
  readonly #namesAbove = new Map<UnitId, readonly string[]>();

  constructor(rows: DirectoryRows, base: SearchableIndex | null, overlay: Overlay | null) {
    this.rows = rows;
    this.base = base;
    this.overlay = overlay;
  }

  /** The number of somebody's record. */
  rowOf(person: PersonId): number | null {
    return remembered(this.#rowOf, person, () => this.rows.rowOf(person));
  }

  /** Their number in an index. */
  staffOf(index: SearchableIndex, person: PersonId): number | null {
    const row = this.rowOf(person);
    return row === null ? null : index.staffOf(row);
  }

  /** A unit by the number of its record, with the names from the agency down to it; null for one that is gone. */
  foundUnit(row: number): { readonly id: UnitId; readonly path: readonly string[] } | null {
    const unit = this.rows.unitOfRow(row);
    if (unit === null) return null;
    const { id, parent, name } = unit;
    const above =
      parent === null
        ? []
        : remembered(this.#namesAbove, parent, () =>
            this.rows.tree.pathOrNone(parent).map((one) => one.name),
          );
    return { id, path: [...above, name] };
  }

  /** A unit with everything below it; null for one that the index does not know. */
  rangeOf(index: SearchableIndex, unit: UnitId): UnitRange | null {
    const number = this.numberOf(index, unit);
    return number === null ? null : index.rangeOf(number);
  }

  /** The number of a unit in an index. */
  numberOf(index: SearchableIndex, unit: UnitId): number | null {
    const row = remembered(this.#rowOfUnit, unit, () => this.rows.rowOfUnit(unit));
    return row === null ? null : index.unitOf(row);
  }
}

/** A few megabytes; somebody who scrolls through the whole chart asks for more. */
const mostRemembered = 10_000;

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostRemembered) known.clear();
  const value = find();
  known.set(key, value);
  return value;
}
