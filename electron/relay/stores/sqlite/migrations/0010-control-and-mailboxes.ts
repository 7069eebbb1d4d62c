import type { Migration } from '#sqlite/migrate.ts';

/** People, accounts, devices, their public keys, invitations, and mailboxes. */
export const controlAndMailboxes: Migration = {
  version: 10,
  update: (database) => {
    database.exec(`
      CREATE TABLE people (
        person TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        account TEXT UNIQUE,
        change INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX people_by_change ON people (change);
      CREATE TABLE directory_changes (last INTEGER NOT NULL) STRICT;
      INSERT INTO directory_changes VALUES (0);

      CREATE TABLE accounts (
        account TEXT PRIMARY KEY,
        person TEXT NOT NULL UNIQUE,
        identity_key BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE devices (
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        registration_id INTEGER NOT NULL,
        secret_hash BLOB NOT NULL,
        revoked INTEGER NOT NULL DEFAULT 0,
        signed_pre_key TEXT NOT NULL,
        last_resort_pre_key TEXT NOT NULL,
        PRIMARY KEY (account, device)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE one_time_pre_keys (
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        kind TEXT NOT NULL,
        id INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (account, device, kind, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE invitations (
        code_hash BLOB PRIMARY KEY,
        person TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        used_by TEXT
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mail (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        mailbox TEXT NOT NULL,
        envelope BLOB NOT NULL,
        sender_account TEXT NOT NULL,
        sender_device INTEGER NOT NULL,
        type INTEGER NOT NULL,
        accepted_at INTEGER NOT NULL,
        ciphertext BLOB NOT NULL
      ) STRICT;
      CREATE INDEX mail_by_mailbox ON mail (mailbox, sequence);
      CREATE INDEX mail_by_time ON mail (accepted_at);
      CREATE TABLE accepted (
        sender TEXT NOT NULL,
        mailbox TEXT NOT NULL,
        envelope BLOB NOT NULL,
        accepted_at INTEGER NOT NULL,
        PRIMARY KEY (sender, mailbox, envelope)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX accepted_by_time ON accepted (accepted_at);
    `);
  },
};
