import type { Migration } from '#sqlite/migrate.ts';

/** The conversations that rest on an account, without a look at all of them: asked for every receipt that leaves. */
export const looseEnds: Migration = {
  version: 91,
  update: (database) => {
    database.exec(`
      CREATE INDEX conversations_by_peer_account ON conversations (peer_account) WHERE peer_account IS NOT NULL;
    `);
  },
};
