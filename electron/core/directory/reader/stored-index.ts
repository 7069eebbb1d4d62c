import { dirname, join } from 'node:path';
import type { DirectoryVersion, IndexFile } from '#core/storage/index.ts';
import { IndexFileReader } from '../engine/index-file.ts';
import { DamagedIndexError, unpackIndex, type LoadedIndex } from '../engine/pack-index.ts';
import { SearchableIndex } from '../engine/searchable-index.ts';
import type { DirectoryPlace } from './directory-place.ts';

/** The index on the disk, read as far as it was needed so far. */
export class StoredIndex {
  readonly name: string;
  readonly version: DirectoryVersion;
  readonly index: SearchableIndex;
  readonly #file: IndexFileReader;
  readonly #loaded: LoadedIndex;

  private constructor(file: IndexFileReader, { name, version }: IndexFile, loaded: LoadedIndex) {
    this.name = name;
    this.version = version;
    this.index = new SearchableIndex(loaded.index);
    this.#file = file;
    this.#loaded = loaded;
  }

  /** The index, or why there is none: no such file beside the database that nobody changed, or one of another version. */
  static open(place: DirectoryPlace, index: IndexFile): StoredIndex | UnusableIndex {
    const file = IndexFileReader.open(join(dirname(place.file), index.name), index.key);
    if (file === null) return 'damaged';
    const loaded = unpacked(file);
    if (typeof loaded !== 'string') return new StoredIndex(file, index, loaded);
    file.close();
    return loaded;
  }

  /** Reads one more part of what no search has needed yet; false when all of it is there. @throws DamagedIndexError */
  loadMore(): boolean {
    return this.#loaded.loadMore();
  }

  /** What was not read until now cannot be read any more. */
  close(): void {
    this.#file.close();
  }
}

/** Why an index cannot be used; either is built anew. */
export type UnusableIndex = 'damaged' | 'outdated';

function unpacked(file: IndexFileReader): LoadedIndex | UnusableIndex {
  try {
    return unpackIndex((part) => file.read(part)) ?? 'outdated';
  } catch (error) {
    if (error instanceof DamagedIndexError) return 'damaged';
    throw error;
  }
}
