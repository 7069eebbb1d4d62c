import { dirname, join } from 'node:path';
import type { UnitId } from '#shared/model/ids.ts';
import { DirectoryRows, type DirectoryVersion, type FoundRow, type IndexFile } from '#core/storage/index.ts';
import { lowerBound } from '../engine/at.ts';
import { readIndexFile } from '../engine/index-file.ts';
import { isPresent } from '../engine/indexed-record.ts';
import { unpackIndex } from '../engine/pack-index.ts';
import type { Hit, UnitRange } from '../engine/search-index.ts';
import { SearchableIndex } from '../engine/searchable-index.ts';
import type { StaffSet } from '../engine/staff-set.ts';
import type { DirectoryPlace } from './build-index.ts';
import { readOverlay, type Overlay, type VersionedIndex } from './overlay.ts';
import type {
  DirectoryAnswer,
  DirectoryQuery,
  FoundPerson,
  ReaderState,
  StaffQuery,
} from './reader-types.ts';

/** Searches the index on the disk together with what has changed since it was built. In a thread, or where it is called. */
export class IndexReader {
  readonly #place: DirectoryPlace;
  #opened: DirectoryRows | null = null;
  #base: (VersionedIndex & { readonly name: string }) | null = null;
  #overlay: Overlay | null = null;
  #known: DirectoryVersion | null = null;
  #isLost = false;

  constructor(place: DirectoryPlace) {
    this.#place = place;
  }

  /** See `DirectoryReader.refresh`. */
  refresh(mostChanges: number): ReaderState {
    const hasOther = this.#loadOther(this.#rows.indexFile.current());
    const version = this.#rows.indexFile.version();
    const isNews = hasOther || !isSame(this.#known, version);
    const changes = this.#rows.countChanged(this.#base?.version.people ?? 0, mostChanges + 1);
    const isBehind = changes > mostChanges;
    if (isNews && !isBehind) {
      const isBaseCurrent = this.#base !== null && isSame(this.#base.version, version);
      this.#overlay = isBaseCurrent ? null : readOverlay(this.#rows, this.#base, version);
      this.#known = version;
    }
    const indexed = this.#base?.index.index.rows.length ?? 0;
    const hasOtherUnits = this.#base !== null && this.#base.version.units !== version.units;
    return { changes, hasOtherUnits, isNews: isNews && !isBehind, isBehind, indexed, isLost: this.#isLost };
  }

  /** See `DirectoryReader.search`. */
  search(query: DirectoryQuery): DirectoryAnswer {
    // One more than asked for says whether there are more; and oneself may be among them.
    const found = this.#people({ ...query, limit: query.limit + 2 }).filter(
      ({ person }) => person.id !== query.self,
    );
    return {
      people: found.slice(0, query.limit).map(({ person, reachable }) => ({ person, reachable })),
      more: found.length > query.limit,
      units: query.query.trim() === '' ? [] : this.#units(query.query, query.units),
    };
  }

  /** See `DirectoryReader.staff`. */
  staff({ unit, after, limit }: StaffQuery): readonly FoundPerson[] {
    const [base, overlay] = [this.#base?.index ?? null, this.#overlay];
    const before = base === null ? [] : this.#staffIn(base, unit, overlay?.maskedSet);
    const since = overlay === null ? [] : this.#staffIn(overlay.index, unit);
    const rows = since.length === 0 ? before : this.#mergedStaff(before, since);
    const last = after === null ? -1 : rows.indexOf(this.#rows.rowOf(after) ?? -1);
    return rows.slice(last + 1, last + 1 + limit).flatMap((row) => {
      const found = this.#rows.found(row);
      return found === null ? [] : [{ person: found.person, reachable: found.reachable }];
    });
  }

  /** See `DirectoryReader.counts`. */
  counts(units: readonly UnitId[]): readonly number[] {
    return units.map((unit) => {
      const [base, overlay] = [this.#base?.index ?? null, this.#overlay];
      const before = base === null ? 0 : this.#count(base, unit, overlay);
      return before + (overlay === null ? 0 : this.#count(overlay.index, unit, null));
    });
  }

  /** Closes the database; the next call opens it again. */
  letGo(): void {
    this.#opened?.close();
    this.#opened = null;
  }

  get #rows(): DirectoryRows {
    return (this.#opened ??= new DirectoryRows(this.#place.file, this.#place.key));
  }

  /** The rows of the people of a unit itself, in the order of lists. */
  #staffIn(index: SearchableIndex, unit: UnitId, masked?: StaffSet): readonly number[] {
    const range = this.#rangeOf(index, unit);
    if (range === null) return [];
    return index
      .staffOfUnit(range.from)
      .filter((staff) => masked?.has(staff) !== true)
      .map((staff) => index.index.rows[staff] ?? 0);
  }

  #mergedStaff(before: readonly number[], since: readonly number[]): readonly number[] {
    return [...before, ...since]
      .flatMap((row) => this.#rows.found(row) ?? [])
      .toSorted(
        (one, other) =>
          Number(isAbsent(one)) - Number(isAbsent(other)) ||
          one.seniority - other.seniority ||
          compare(one.person.name, other.person.name) ||
          one.row - other.row,
      )
      .map(({ row }) => row);
  }

  /** Takes the index that there is now; answers whether it is another one. */
  #loadOther(file: IndexFile | null): boolean {
    if (file?.name === this.#base?.name) return false;
    if (file === null) return false;
    const bytes = readIndexFile(join(dirname(this.#place.file), file.name), file.key);
    const index = bytes === null ? null : unpackIndex(bytes);
    this.#isLost = index === null;
    if (index === null) return false;
    this.#base = { name: file.name, version: file.version, index: new SearchableIndex(index) };
    this.#overlay = null;
    this.#known = null;
    return true;
  }

  #people(query: DirectoryQuery): readonly FoundRow[] {
    const [base, overlay] = [this.#base?.index ?? null, this.#overlay];
    const before = base === null ? [] : this.#hits(base, query, overlay?.maskedSet);
    const since = overlay === null ? [] : this.#hits(overlay.index, query);
    const hits = since.length === 0 ? before : before.length === 0 ? since : this.#merged(before, since);
    return hits.slice(0, query.limit).map(({ found }) => found);
  }

  #hits(index: SearchableIndex, query: DirectoryQuery, masked?: StaffSet): readonly FoundHit[] {
    const scope = query.scope === null ? null : this.#rangeOf(index, query.scope);
    if (query.scope !== null && scope === null) return [];
    const front = {
      unit: query.unit === null ? null : this.#rangeOf(index, query.unit),
      agency: query.agency === null ? null : this.#rangeOf(index, query.agency),
      people: query.near.map((person) => this.#staffOf(index, person)).filter((staff) => staff !== null),
    };
    const { limit } = query;
    const hits = index.people.search({
      ...{ query: query.query, front, scope, limit },
      ...(masked === undefined ? {} : { masked }),
    });
    return hits.flatMap((hit) => {
      const found = this.#rows.found(index.index.rows[hit.staff] ?? 0);
      return found === null ? [] : [{ ...hit, found }];
    });
  }

  /** Both are in order; the order of the whole is told by what the records say. */
  #merged(before: readonly FoundHit[], since: readonly FoundHit[]): readonly FoundHit[] {
    const units = new Map<UnitId | null, number>();
    const place = ({ found }: FoundHit): number => {
      const { unit } = found.person;
      const known = units.get(unit) ?? (unit === null ? Infinity : (this.#unitPlace(unit) ?? Infinity));
      units.set(unit, known);
      return known;
    };
    return [...before, ...since].toSorted(
      (one, other) =>
        Number(one.absent) - Number(other.absent) ||
        one.nearness - other.nearness ||
        one.tier - other.tier ||
        compare(place(one), place(other)) ||
        one.found.seniority - other.found.seniority ||
        compare(one.found.person.name, other.found.person.name) ||
        one.found.row - other.found.row,
    );
  }

  #units(query: string, limit: number): DirectoryAnswer['units'] {
    const index = this.#overlay?.index ?? this.#base?.index;
    return (index?.units.search(query, limit) ?? []).flatMap((unit) => {
      const id = this.#rows.unitOfRow(index?.index.units.rows[unit] ?? 0);
      return id === null ? [] : [{ id, path: this.#rows.tree.path(id).map(({ name }) => name) }];
    });
  }

  #count(index: SearchableIndex, unit: UnitId, overlay: Overlay | null): number {
    const range = this.#rangeOf(index, unit);
    if (range === null) return 0;
    const everybody = index.peopleIn(range);
    if (overlay === null) return everybody;
    const { presentOf, absentOf } = index.index;
    const masked = (starts: Uint32Array): number => {
      const { length } = overlay.masked;
      const from = lowerBound(overlay.masked, starts[range.from] ?? 0, 0, length);
      return lowerBound(overlay.masked, starts[range.to] ?? 0, from, length) - from;
    };
    return everybody - masked(presentOf) - masked(absentOf);
  }

  #rangeOf(index: SearchableIndex, unit: UnitId): UnitRange | null {
    const row = this.#rows.rowOfUnit(unit);
    const number = row === null ? null : index.unitOf(row);
    return number === null ? null : index.rangeOf(number);
  }

  #unitPlace(unit: UnitId): number | null {
    const row = this.#rows.rowOfUnit(unit);
    return row === null ? null : (this.#overlay?.index.unitOf(row) ?? null);
  }

  #staffOf(index: SearchableIndex, person: DirectoryQuery['self']): number | null {
    const row = this.#rows.rowOf(person);
    return row === null ? null : index.staffOf(row);
  }
}

function isAbsent({ person }: FoundRow): boolean {
  return !isPresent(person.employment);
}

interface FoundHit extends Hit {
  readonly found: FoundRow;
}

function isSame(one: DirectoryVersion | null, other: DirectoryVersion): boolean {
  return one?.people === other.people && one.units === other.units;
}

function compare<Value extends number | string>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
