import type { Database } from '#sqlite/database.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Copied within a second or two at the next idle minute; what is larger waits for a longer rest (315 MB: 6 s, measured). */
const quickBytes = 64 * 1024 * 1024;

/**
 * When what was deleted is to be erased from the database file. SQLite overwrites a deleted row, but not the copies of it that it left in
 * the unused space of pages when it divided or joined them; only writing the whole file anew (`rewriting.ts`) leaves them behind.
 * What the person deleted, a cleared draft too, goes at the next rest; what is deleted in the course of things (used keys, the
 * send log, earlier states of a draft) once a day.
 */
export class Erasing {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #quickBytes: number;

  /** `now` answers UTC milliseconds; `quick` is the largest file, in bytes, that a short rest is enough for. */
  constructor(database: Database, now: () => number, quick: number = quickBytes) {
    this.#database = database;
    this.#now = now;
    this.#quickBytes = quick;
  }

  /** The person has deleted something. Belongs into the transaction in which it is deleted. */
  want(): void {
    this.#write(this.#state()?.erased_at ?? this.#now(), true);
  }

  /** Whether a rest is to be used: a short one for a small file only. */
  isDue(rest: 'short' | 'long'): boolean {
    if (rest === 'short' && this.#size() > this.#quickBytes) return false;
    const state = this.#state();
    const sinceErased = state === null ? 0 : this.#now() - state.erased_at;
    if (state === null) this.#write(this.#now(), false);
    // A clock that has gone back says nothing about how long ago it was.
    return state?.is_wanted === 1 || sinceErased > dayMs || sinceErased < 0;
  }

  /** The file holds nothing any more that was deleted until now. */
  erased(): void {
    this.#write(this.#now(), false);
  }

  #state(): { readonly erased_at: number; readonly is_wanted: number } | null {
    const row = this.#database.prepare('SELECT erased_at, is_wanted FROM erasing').get();
    return (row as { readonly erased_at: number; readonly is_wanted: number } | undefined) ?? null;
  }

  #write(erasedAt: number, isWanted: boolean): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO erasing (singleton, erased_at, is_wanted) VALUES (1, ?, ?)')
      .run(erasedAt, isWanted ? 1 : 0);
  }

  #size(): number {
    const [pages, bytes] = [this.#pragma('page_count'), this.#pragma('page_size')];
    return pages * bytes;
  }

  #pragma(name: string): number {
    return this.#database.pragma(name, { simple: true }) as number;
  }
}
