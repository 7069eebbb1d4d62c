import type { UnitId } from '#shared/model/ids.ts';
import { DirectoryRows, type DirectoryVersion, type IndexFile } from '#core/storage/index.ts';
import { DamagedIndexError } from '../engine/pack-index.ts';
import type { DirectoryPlace } from './directory-place.ts';
import { DirectoryView } from './directory-view.ts';
import { findPeople } from './find-people.ts';
import { readOverlay, type Overlay } from './overlay.ts';
import type {
  DirectoryAnswer,
  DirectoryQuery,
  FoundPerson,
  LoadProgress,
  ReaderState,
  StaffQuery,
} from './reader-types.ts';
import { countIn, staffOf } from './staff-of-units.ts';
import { StoredIndex, type UnusableIndex } from './stored-index.ts';

/** Searches the index on the disk together with what has changed since it was built. In a thread, or where it is called. */
export class IndexReader {
  readonly #place: DirectoryPlace;
  #opened: DirectoryRows | null = null;
  #base: StoredIndex | null = null;
  #overlay: Overlay | null = null;
  #known: DirectoryVersion | null = null;
  /** The file that was found to be damaged, gone, or another version's. */
  #lost: { readonly name: string; readonly why: UnusableIndex } | null = null;
  #seen: DirectoryView | null = null;
  #mostChanges = 0;

  constructor(place: DirectoryPlace) {
    this.#place = place;
  }

  /** See `DirectoryReader.refresh`. */
  refresh(mostChanges: number): ReaderState {
    this.#mostChanges = mostChanges;
    const hasOther = this.#openOther(this.#rows.indexFile.current());
    const version = this.#rows.indexFile.version();
    const isNews = hasOther || !isSame(this.#known, version);
    const changes = this.#rows.countChanged(this.#base?.version.people ?? 0, mostChanges + 1);
    const isBehind = changes > mostChanges;
    if (isNews && !isBehind) {
      const isBaseCurrent = this.#base !== null && isSame(this.#base.version, version);
      this.#overlay = isBaseCurrent ? null : readOverlay(this.#rows, this.#base, version);
      this.#known = version;
    }
    if (isNews) this.#seen = null;
    const indexed = this.#base?.index.index.rows.length ?? 0;
    const hasOtherUnits = this.#base !== null && this.#base.version.units !== version.units;
    const lost = this.#lost?.why ?? null;
    return { changes, hasOtherUnits, isNews: isNews && !isBehind, isBehind, indexed, lost };
  }

  /** See `DirectoryReader.loadMore`. */
  loadMore(): LoadProgress {
    try {
      if (this.#base?.loadMore() === true) return 'more';
    } catch (error) {
      this.#lose(error);
    }
    return this.#lost === null ? 'all' : 'lost';
  }

  /** See `DirectoryReader.search`. */
  search(query: DirectoryQuery): DirectoryAnswer {
    return this.#answer((view) => findPeople(view, query));
  }

  /** See `DirectoryReader.staff`. */
  staff(query: StaffQuery): readonly FoundPerson[] {
    return this.#answer((view) => staffOf(view, query));
  }

  /** See `DirectoryReader.counts`. */
  counts(units: readonly UnitId[]): readonly number[] {
    return this.#answer((view) => units.map((unit) => countIn(view, unit)));
  }

  /** Closes the database; the next call opens it again. */
  letGo(): void {
    this.#opened?.close();
    this.#opened = null;
    this.#seen = null;
  }

  get #rows(): DirectoryRows {
    return (this.#opened ??= new DirectoryRows(this.#place.file, this.#place.key));
  }

  get #view(): DirectoryView {
    return (this.#seen ??= new DirectoryView(this.#rows, this.#base?.index ?? null, this.#overlay));
  }

  /** Without a damaged index those are found whom a refresh takes in, until there is another one. */
  #answer<Answer>(ask: (view: DirectoryView) => Answer): Answer {
    try {
      return ask(this.#view);
    } catch (error) {
      this.#lose(error);
      return ask(this.#view);
    }
  }

  #lose(error: unknown): void {
    if (!(error instanceof DamagedIndexError) || this.#base === null) throw error;
    this.#lost = { name: this.#base.name, why: 'damaged' };
    this.#use(null);
    this.refresh(this.#mostChanges);
  }

  /** Opens the index that there is now; answers whether it is another one. */
  #openOther(file: IndexFile | null): boolean {
    if (file === null || file.name === this.#base?.name || file.name === this.#lost?.name) return false;
    const index = StoredIndex.open(this.#place, file);
    if (typeof index === 'string') {
      this.#lost = { name: file.name, why: index };
      return false;
    }
    this.#lost = null;
    this.#use(index);
    return true;
  }

  #use(index: StoredIndex | null): void {
    this.#base?.close();
    this.#base = index;
    this.#overlay = null;
    this.#known = null;
    this.#seen = null;
  }
}

function isSame(one: DirectoryVersion | null, other: DirectoryVersion): boolean {
  return one?.people === other.people && one.units === other.units;
}
