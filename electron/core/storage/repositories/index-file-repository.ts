import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';

/** How far the people and the units of the directory have come: numbers of their last changes. */
export interface DirectoryVersion {
  readonly people: number;
  readonly units: number;
}

/** A file with an index of the directory. */
export interface IndexFile {
  /** Without its folder, which is that of the database. */
  readonly name: string;
  /** 32 bytes, for this file only. */
  readonly key: Bytes;
  /** What it knows. */
  readonly version: DirectoryVersion;
}

interface Row extends DirectoryVersion {
  readonly name: string;
  readonly key: Uint8Array;
}

/** Which index of the directory there is, and how far the directory itself is. */
export class IndexFileRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  version(): DirectoryVersion {
    return this.#database.prepare('SELECT people, units FROM directory_changes').get() as DirectoryVersion;
  }

  /** Null before the first was built. */
  current(): IndexFile | null {
    const row = this.#database.prepare('SELECT name, key, people, units FROM directory_index').get() as
      Row | undefined;
    if (row === undefined) return null;
    const { name, key, people, units } = row;
    return { name, key: ownBytes(key), version: { people, units } };
  }

  /** The one before is of no use any more; null says that there is none. */
  set(file: IndexFile | null): void {
    if (file === null) this.#database.prepare('DELETE FROM directory_index').run();
    else
      this.#database
        .prepare(
          `INSERT OR REPLACE INTO directory_index (singleton, name, key, people, units)
           VALUES (1, @name, @key, @people, @units)`,
        )
        .run({ name: file.name, key: file.key, ...file.version });
  }
}
