import type { Migration } from '#sqlite/migrate.ts';

/** How many bytes wait in each mailbox, and of each sender: a few large envelopes fill a disk as well as many small ones. */
export const mailboxBytes: Migration = {
  version: 50,
  update: (database) => {
    database.exec(`
      ALTER TABLE mailbox_sizes ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE mailbox_shares ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
      UPDATE mailbox_sizes SET bytes =
        (SELECT coalesce(sum(length(ciphertext)), 0) FROM mail WHERE mail.mailbox = mailbox_sizes.mailbox);
      UPDATE mailbox_shares SET bytes =
        (SELECT coalesce(sum(length(ciphertext)), 0) FROM mail
         WHERE mail.mailbox = mailbox_shares.mailbox AND mail.sender_account = mailbox_shares.sender);
    `);
  },
};
