import type { Migration } from '#sqlite/migrate.ts';

/**
 * Accounts with the version and signature of their device list, and accounts that are closed because their person has
 * begun anew. The devices of a list are those of the account that are not revoked. Accounts of before have version 0 and
 * no signature: nobody can check their devices.
 */
export const deviceLists: Migration = {
  version: 20,
  update: (database) => {
    database.exec(`
      CREATE TABLE accounts_with_lists (
        account TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        identity_key BLOB NOT NULL,
        list_version INTEGER NOT NULL,
        list_signature BLOB NOT NULL,
        closed INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      INSERT INTO accounts_with_lists (account, person, identity_key, list_version, list_signature)
        SELECT account, person, identity_key, 0, x'' FROM accounts;
      DROP TABLE accounts;
      ALTER TABLE accounts_with_lists RENAME TO accounts;
      CREATE UNIQUE INDEX open_account_of_person ON accounts (person) WHERE closed = 0;
    `);
  },
};
