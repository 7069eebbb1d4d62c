import { dirname, join } from 'node:path';
import type { DirectoryVersion, IndexFile } from '#core/storage/index.ts';
import { IndexFileReader } from '../engine/index-file.ts';
import { DamagedIndexError, unpackIndex, type LoadedIndex } from '../engine/pack-index.ts';
import { SearchableIndex } from '../engine/searchable-index.ts';
import type { DirectoryPlace } from './build-index.ts';

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

  /** Null where there is no such file beside the database, or none that this version has written and nobody changed. */
  static open(place: DirectoryPlace, index: IndexFile): StoredIndex | null {
    const file = IndexFileReader.open(join(dirname(place.file), index.name), index.key);
    if (file === null) return null;
    const loaded = unpacked(file);
    if (loaded === null) file.close();
    return loaded === null ? null : new StoredIndex(file, index, loaded);
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

function unpacked(file: IndexFileReader): LoadedIndex | null {
  try {
    return unpackIndex((part) => file.read(part));
  } catch (error) {
    if (error instanceof DamagedIndexError) return null;
    throw error;
  }
}
