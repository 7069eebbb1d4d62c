import type { Migration } from '#sqlite/migrate.ts';

/** Identity keys that changed, envelopes that are sent again, changes that came before their message, settings. */
export const trustAndRetries: Migration = {
  version: 20,
  update: (database) => {
    database.exec(`
      ALTER TABLE messages ADD COLUMN kind TEXT NOT NULL DEFAULT 'text';
      CREATE INDEX messages_failed ON messages (conversation, failure) WHERE failure IS NOT NULL;

      CREATE INDEX messages_lines ON messages (conversation, time) WHERE kind = 'identity-changed';

      ALTER TABLE conversations ADD COLUMN peer_account TEXT;
      ALTER TABLE conversations ADD COLUMN peer_key BLOB;
      ALTER TABLE conversations ADD COLUMN trust TEXT NOT NULL DEFAULT 'unknown';
      UPDATE conversations SET (peer_account, peer_key, trust) = (
        SELECT p.account, i.key, 'known' FROM people p JOIN identities i ON i.account = p.account
        WHERE p.person = conversations.peer
      ) WHERE peer IN (SELECT p.person FROM people p JOIN identities i ON i.account = p.account);

      ALTER TABLE outbox ADD COLUMN device INTEGER;
      ALTER TABLE outbox ADD COLUMN identity BLOB;
      ALTER TABLE outbox ADD COLUMN form TEXT NOT NULL DEFAULT 'sealed';
      ALTER TABLE outbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE outbox ADD COLUMN resends INTEGER NOT NULL DEFAULT 0;

      ALTER TABLE pre_keys ADD COLUMN handed_out_at INTEGER;
      ALTER TABLE kyber_pre_keys ADD COLUMN handed_out_at INTEGER;
      ALTER TABLE pre_keys ADD COLUMN published_at INTEGER;
      ALTER TABLE kyber_pre_keys ADD COLUMN published_at INTEGER;
      ALTER TABLE signed_pre_keys ADD COLUMN published_at INTEGER;
      UPDATE pre_keys SET published_at = 0;
      UPDATE kyber_pre_keys SET published_at = created_at;
      UPDATE signed_pre_keys SET published_at = created_at;

      ALTER TABLE kept_envelopes ADD COLUMN identity BLOB;
      CREATE INDEX kept_unknown_by_sender ON kept_envelopes (sender_account, accepted_at)
        WHERE reason = 'unknown-content';
      CREATE INDEX kept_unknown ON kept_envelopes (accepted_at) WHERE reason = 'unknown-content';

      CREATE TABLE sent_envelopes (
        envelope BLOB PRIMARY KEY,
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        identity BLOB NOT NULL,
        message BLOB,
        content BLOB NOT NULL,
        sent_at INTEGER NOT NULL,
        resends INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sent_by_time ON sent_envelopes (sent_at);
      CREATE INDEX sent_by_message ON sent_envelopes (message) WHERE message IS NOT NULL;

      CREATE TABLE receipts_owed (
        receipt INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, messages BLOB NOT NULL
      ) STRICT;

      CREATE TABLE waiting_changes (
        change INTEGER PRIMARY KEY AUTOINCREMENT,
        target BLOB NOT NULL,
        sender_account TEXT NOT NULL,
        sender_device INTEGER NOT NULL,
        accepted_at INTEGER NOT NULL,
        content BLOB NOT NULL
      ) STRICT;
      CREATE INDEX waiting_by_target ON waiting_changes (target, change);
      CREATE INDEX waiting_by_sender ON waiting_changes (sender_account);
      CREATE INDEX waiting_by_time ON waiting_changes (accepted_at);

      CREATE TABLE notification_marks (
        arrival INTEGER PRIMARY KEY, conversation TEXT NOT NULL
      ) STRICT;
      DROP INDEX seen_by_time;

      CREATE TABLE device_lists (
        account TEXT NOT NULL, identity BLOB NOT NULL, version INTEGER NOT NULL, current INTEGER NOT NULL,
        PRIMARY KEY (account, identity)
      ) STRICT, WITHOUT ROWID;
      DELETE FROM devices;

      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
