import type { Migration } from '#sqlite/migrate.ts';

/**
 * What a device has asked for again of what was sealed for a room, and whether it needs the sender key anew: it keeps the right
 * to all that it had the key for. Who could not be given it. Distributions that nothing is sealed with any more, until their last message is forgotten. Rooms
 * that have to be looked at as a whole.
 */
export const roomRequests: Migration = {
  version: 140,
  update: (database) => {
    database.exec(`
      ALTER TABLE sender_key_shares ADD COLUMN needs_key INTEGER NOT NULL DEFAULT 0;

      CREATE TABLE room_requests (
        envelope BLOB NOT NULL REFERENCES sent_to_rooms (envelope) ON DELETE CASCADE,
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        resends INTEGER NOT NULL DEFAULT 0,
        is_deferred INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (envelope, account, device)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX room_requests_deferred ON room_requests (account, device) WHERE is_deferred = 1;

      CREATE TABLE ended_distributions (distribution TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
      CREATE INDEX sent_to_rooms_by_distribution ON sent_to_rooms (distribution);

      ALTER TABLE outbox_sealed ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';

      ALTER TABLE rooms ADD COLUMN is_unsettled INTEGER NOT NULL DEFAULT 0;
      UPDATE rooms SET is_unsettled = 1;
      CREATE INDEX rooms_unsettled ON rooms (room) WHERE is_unsettled = 1;
    `);
  },
};
