import type { Migration } from '#sqlite/migrate.ts';

/**
 * Which one-time keys a device has published at most, because a repeated upload must bring none of them back; how many
 * envelopes of each sender wait in each mailbox; and the days of this relay, by which envelopes expire instead of by a clock
 * that may leap. What waits already has all its days before it.
 */
export const keyMarksAndDays: Migration = {
  version: 40,
  update: (database) => {
    database.exec(`
      CREATE TABLE pre_key_marks (
        account TEXT NOT NULL,
        device INTEGER NOT NULL,
        kind TEXT NOT NULL,
        highest INTEGER NOT NULL,
        PRIMARY KEY (account, device, kind)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO pre_key_marks
        SELECT account, device, kind, max(id) FROM one_time_pre_keys GROUP BY account, device, kind;

      CREATE TABLE mailbox_shares (
        mailbox TEXT NOT NULL,
        sender TEXT NOT NULL,
        envelopes INTEGER NOT NULL,
        PRIMARY KEY (mailbox, sender)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO mailbox_shares SELECT mailbox, sender_account, count(*) FROM mail GROUP BY mailbox, sender_account;

      CREATE TABLE relay_days (
        day INTEGER PRIMARY KEY, counted_at INTEGER NOT NULL, last_sequence INTEGER
      ) STRICT;
      INSERT INTO relay_days VALUES (0, 0, NULL);
      DROP INDEX mail_by_time;
      ALTER TABLE accepted ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
      DROP INDEX accepted_by_time;
      CREATE INDEX accepted_by_day ON accepted (day, accepted_at);
    `);
  },
};
