import type { Migration } from '#sqlite/migrate.ts';

/**
 * Rooms: their signed changes, what these make of them, and who has the own sender key of each. A conversation is with a person
 * or in a room, and a job is for an account or for a room; what was sealed for a room is kept once, whoever gets it.
 */
export const rooms: Migration = {
  version: 130,
  update: (database) => {
    database.exec(`
      CREATE TABLE rooms (
        room TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        write_by TEXT NOT NULL,
        invite_by TEXT NOT NULL,
        heads TEXT NOT NULL,
        member_count INTEGER NOT NULL,
        distribution TEXT,
        distribution_since INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE room_changes (
        change BLOB PRIMARY KEY,
        room TEXT NOT NULL,
        author TEXT NOT NULL,
        bytes BLOB NOT NULL,
        signature BLOB NOT NULL,
        identity BLOB NOT NULL,
        accepted_at INTEGER NOT NULL,
        is_verified INTEGER NOT NULL,
        counts INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX room_changes_by_room ON room_changes (room);
      CREATE INDEX room_changes_unverified ON room_changes (author) WHERE is_verified = 0;
      CREATE TABLE room_members (
        room TEXT NOT NULL,
        account TEXT NOT NULL,
        role TEXT NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (room, account)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX room_members_in_order ON room_members (room, place);
      CREATE INDEX room_members_by_account ON room_members (account);

      CREATE TABLE room_departures (
        room TEXT NOT NULL, account TEXT NOT NULL, left_at INTEGER NOT NULL, PRIMARY KEY (room, account)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sender_key_shares (
        distribution TEXT NOT NULL,
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        registration_id INTEGER NOT NULL,
        identity BLOB NOT NULL,
        after_post INTEGER NOT NULL,
        PRIMARY KEY (distribution, account, device)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sent_to_rooms (
        post INTEGER PRIMARY KEY AUTOINCREMENT,
        envelope BLOB NOT NULL UNIQUE,
        distribution TEXT NOT NULL,
        message BLOB,
        content BLOB NOT NULL,
        sent_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sent_to_rooms_by_time ON sent_to_rooms (sent_at);
      CREATE INDEX sent_to_rooms_by_message ON sent_to_rooms (message) WHERE message IS NOT NULL;

      ALTER TABLE outbox ADD COLUMN room TEXT;
      CREATE TABLE outbox_sealed (
        job INTEGER PRIMARY KEY REFERENCES outbox (job) ON DELETE CASCADE,
        envelope BLOB NOT NULL,
        ciphertext BLOB NOT NULL
      ) STRICT;

      CREATE TABLE conversations_with_rooms (
        conversation TEXT PRIMARY KEY,
        peer TEXT UNIQUE,
        room TEXT UNIQUE,
        time INTEGER NOT NULL,
        clock_at INTEGER,
        preview_text TEXT,
        preview_mine INTEGER,
        preview_state TEXT,
        unread INTEGER NOT NULL DEFAULT 0,
        read_up_to INTEGER NOT NULL DEFAULT 0,
        read_owed INTEGER NOT NULL DEFAULT 0,
        draft TEXT NOT NULL DEFAULT '',
        peer_account TEXT,
        peer_key BLOB,
        trust TEXT NOT NULL DEFAULT 'unknown',
        muted INTEGER NOT NULL DEFAULT 0,
        favourite INTEGER NOT NULL DEFAULT 0,
        CHECK ((peer IS NULL) <> (room IS NULL))
      ) STRICT, WITHOUT ROWID;
      INSERT INTO conversations_with_rooms
        (conversation, peer, time, clock_at, preview_text, preview_mine, preview_state, unread, read_up_to, read_owed, draft,
         peer_account, peer_key, trust, muted, favourite)
        SELECT conversation, peer, time, clock_at, preview_text, preview_mine, preview_state, unread, read_up_to, read_owed,
               draft, peer_account, peer_key, trust, muted, favourite
        FROM conversations;
      DROP TABLE conversations;
      ALTER TABLE conversations_with_rooms RENAME TO conversations;
      CREATE INDEX conversations_unread ON conversations (muted, unread) WHERE unread > 0;
      CREATE INDEX conversations_read_owed ON conversations (read_owed) WHERE read_owed = 1;
      CREATE INDEX conversations_in_order ON conversations (favourite DESC, time DESC, conversation DESC);
      CREATE INDEX conversations_unread_in_order ON conversations (favourite DESC, time DESC, conversation DESC)
        WHERE unread > 0;
      CREATE INDEX conversations_by_peer_account ON conversations (peer_account) WHERE peer_account IS NOT NULL;
    `);
  },
};
