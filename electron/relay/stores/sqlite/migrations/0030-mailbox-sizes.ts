import type { Migration } from '#sqlite/migrate.ts';

/** How many envelopes wait in each mailbox, because counting 20,000 of them costs a millisecond with every append. */
export const mailboxSizes: Migration = {
  version: 30,
  update: (database) => {
    database.exec(`
      CREATE TABLE mailbox_sizes (
        mailbox TEXT PRIMARY KEY,
        envelopes INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO mailbox_sizes SELECT mailbox, count(*) FROM mail GROUP BY mailbox;
    `);
  },
};
