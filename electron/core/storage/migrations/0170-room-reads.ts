import type { Migration } from '#sqlite/migrate.ts';

/**
 * How far the members of a room have read; for whom each message was, which its author says by the changes that they knew
 * (`audience`, the hash of those, so that what a salvage has lost is nobody else's); and what authors of large rooms have counted.
 */
export const roomReads: Migration = {
  version: 170,
  update: (database) => {
    database.exec(`
      ALTER TABLE messages ADD COLUMN audience BLOB;
      ALTER TABLE messages ADD COLUMN read_tally INTEGER;

      CREATE TABLE room_audiences (
        audience BLOB PRIMARY KEY, room TEXT NOT NULL, heads TEXT NOT NULL, members TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE room_reads (
        room TEXT NOT NULL, account TEXT NOT NULL, message BLOB NOT NULL, PRIMARY KEY (room, account, message)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE room_reads_told (
        room TEXT NOT NULL, author TEXT NOT NULL, message BLOB NOT NULL, PRIMARY KEY (room, author)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
