import type { Migration } from '#sqlite/migrate.ts';

/** Account, protocol state, directory, direct conversations, outbox and inbox. */
export const firstConversations: Migration = {
  version: 10,
  update: (database) => {
    database.exec(`
      CREATE TABLE account (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        account TEXT NOT NULL,
        secret BLOB NOT NULL,
        registration_id INTEGER NOT NULL,
        identity_key_pair BLOB NOT NULL,
        claim TEXT NOT NULL,
        device INTEGER,
        person TEXT
      ) STRICT;
      CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE sessions (address TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE identities (account TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE pre_keys (id INTEGER PRIMARY KEY, record BLOB NOT NULL) STRICT;
      CREATE TABLE signed_pre_keys (id INTEGER PRIMARY KEY, record BLOB NOT NULL, created_at INTEGER NOT NULL) STRICT;
      CREATE TABLE kyber_pre_keys (
        id INTEGER PRIMARY KEY, record BLOB NOT NULL, last_resort INTEGER NOT NULL, created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE kyber_uses (
        kyber_pre_key INTEGER NOT NULL, signed_pre_key INTEGER NOT NULL, base_key BLOB NOT NULL,
        PRIMARY KEY (kyber_pre_key, signed_pre_key, base_key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE devices (
        account TEXT NOT NULL, device INTEGER NOT NULL, registration_id INTEGER NOT NULL,
        PRIMARY KEY (account, device)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE people (
        person TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        account TEXT,
        department TEXT NOT NULL,
        search TEXT NOT NULL,
        listed INTEGER NOT NULL DEFAULT 1
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX people_by_account ON people (account) WHERE account IS NOT NULL;
      CREATE INDEX people_by_department ON people (department, person);
      CREATE TABLE directory_state (singleton INTEGER PRIMARY KEY CHECK (singleton = 1), token TEXT NOT NULL) STRICT;

      CREATE TABLE conversations (
        conversation TEXT PRIMARY KEY,
        peer TEXT NOT NULL UNIQUE,
        time INTEGER NOT NULL,
        preview_text TEXT,
        preview_mine INTEGER,
        preview_state TEXT,
        unread INTEGER NOT NULL DEFAULT 0,
        read_up_to INTEGER NOT NULL DEFAULT 0,
        draft TEXT NOT NULL DEFAULT ''
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX conversations_by_time ON conversations (time DESC, conversation DESC);
      CREATE TABLE messages (
        arrival INTEGER PRIMARY KEY AUTOINCREMENT,
        message BLOB NOT NULL UNIQUE,
        wire_id BLOB NOT NULL,
        conversation TEXT NOT NULL,
        author_account TEXT,
        author_person TEXT,
        author_device INTEGER NOT NULL,
        text TEXT NOT NULL,
        time INTEGER NOT NULL,
        state TEXT NOT NULL,
        failure TEXT
      ) STRICT;
      CREATE INDEX messages_in_order ON messages (conversation, time, author_device, wire_id);

      CREATE TABLE outbox (
        job INTEGER PRIMARY KEY AUTOINCREMENT,
        queue TEXT NOT NULL,
        recipient TEXT NOT NULL,
        message BLOB,
        content BLOB NOT NULL
      ) STRICT;
      CREATE INDEX outbox_by_queue ON outbox (queue, job);
      CREATE INDEX outbox_by_message ON outbox (message) WHERE message IS NOT NULL;
      CREATE TABLE outbox_envelopes (
        job INTEGER NOT NULL REFERENCES outbox (job) ON DELETE CASCADE,
        envelope BLOB NOT NULL,
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        registration_id INTEGER NOT NULL,
        type INTEGER NOT NULL,
        ciphertext BLOB NOT NULL,
        PRIMARY KEY (job, account, device)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE seen (
        sender TEXT NOT NULL, envelope BLOB NOT NULL, accepted_at INTEGER NOT NULL, PRIMARY KEY (sender, envelope)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX seen_by_time ON seen (accepted_at);
      CREATE TABLE kept_envelopes (
        envelope BLOB NOT NULL,
        sender_account TEXT NOT NULL,
        sender_device INTEGER NOT NULL,
        type INTEGER NOT NULL,
        accepted_at INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (sender_account, sender_device, envelope)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
