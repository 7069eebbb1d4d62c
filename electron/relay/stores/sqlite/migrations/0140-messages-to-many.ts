import type { Migration } from '#sqlite/migrate.ts';

/**
 * What messages to many have in common, once each, until the last envelope with it goes: 80 KB to a room of 1,000 would be 80 MB
 * otherwise. What was accepted is ordered so that such a message writes one place and not one a mailbox, and which devices there
 * are is read without their keys, which are 5 KB each. And the private keys by which the relay vouches for its devices.
 */
export const messagesToMany: Migration = {
  version: 140,
  update: (database) => {
    database.exec(`
      CREATE TABLE mail_contents (content INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
      ALTER TABLE mail ADD COLUMN content INTEGER REFERENCES mail_contents (content);
      ALTER TABLE mail ADD COLUMN content_bytes INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX mail_by_content ON mail (content) WHERE content IS NOT NULL;
      CREATE TRIGGER last_mail_of_content AFTER DELETE ON mail WHEN old.content IS NOT NULL BEGIN
        DELETE FROM mail_contents
          WHERE content = old.content AND NOT EXISTS (SELECT 1 FROM mail WHERE content = old.content);
      END;

      CREATE TABLE accepted_by_message (
        sender TEXT NOT NULL,
        envelope BLOB NOT NULL,
        mailbox TEXT NOT NULL,
        accepted_at INTEGER NOT NULL,
        clock_at INTEGER,
        day INTEGER NOT NULL,
        PRIMARY KEY (sender, envelope, mailbox)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO accepted_by_message
        SELECT sender, envelope, mailbox, accepted_at, clock_at, day FROM accepted ORDER BY sender, envelope, mailbox;
      DROP TABLE accepted;
      ALTER TABLE accepted_by_message RENAME TO accepted;
      CREATE INDEX accepted_by_day ON accepted (day, accepted_at);

      CREATE INDEX devices_by_account ON devices (account, revoked, device, registration_id);

      CREATE TABLE signing_keys (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        trust_root BLOB NOT NULL,
        server BLOB NOT NULL
      ) STRICT;
    `);
  },
};
