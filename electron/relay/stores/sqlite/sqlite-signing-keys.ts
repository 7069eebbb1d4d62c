import { ownBytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';
import type { SigningKeys } from '../control-store.ts';

interface KeyRow {
  readonly trust_root: Uint8Array;
  readonly server: Uint8Array;
}

/** The relay's own keys. */
export class SqliteSigningKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Belongs into the caller's transaction. */
  getOrPut(make: () => SigningKeys): SigningKeys {
    const row = this.#database.prepare<[], KeyRow>('SELECT trust_root, server FROM signing_keys').get();
    if (row !== undefined) return { trustRoot: ownBytes(row.trust_root), server: ownBytes(row.server) };
    const keys = make();
    this.#database
      .prepare('INSERT INTO signing_keys (singleton, trust_root, server) VALUES (1, ?, ?)')
      .run(keys.trustRoot, keys.server);
    return keys;
  }
}
