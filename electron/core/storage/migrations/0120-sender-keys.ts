import type { Migration } from '#sqlite/migrate.ts';

/** Sender keys, those of the own device included: with one of them a message is sealed once for everybody in a room. */
export const senderKeys: Migration = {
  version: 120,
  update: (database) => {
    database.exec(
      'CREATE TABLE sender_keys (name TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT, WITHOUT ROWID;',
    );
  },
};
