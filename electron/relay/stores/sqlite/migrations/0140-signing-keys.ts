import type { Migration } from '#sqlite/migrate.ts';

/** The private keys by which the relay vouches for its devices. */
export const signingKeys: Migration = {
  version: 140,
  update: (database) => {
    database.exec(`
      CREATE TABLE signing_keys (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        trust_root BLOB NOT NULL,
        server BLOB NOT NULL
      ) STRICT;
    `);
  },
};
