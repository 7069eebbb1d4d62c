import type { Migration } from '#sqlite/migrate.ts';

/**
 * The conversations that rest on an account, without a look at all of them: asked for every receipt that leaves. What of the
 * send log has been asked for and is sent again later. Own messages that nobody is known to have got. What messages
 * came in, where a newer version can read more out of it.
 */
export const looseEnds: Migration = {
  version: 91,
  update: (database) => {
    database.exec(`
      CREATE INDEX conversations_by_peer_account ON conversations (peer_account) WHERE peer_account IS NOT NULL;

      ALTER TABLE sent_envelopes ADD COLUMN is_deferred INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX sent_deferred ON sent_envelopes (account, device, sent_at) WHERE is_deferred = 1;

      CREATE INDEX messages_sent ON messages (conversation, time) WHERE author_account IS NULL AND state = 'sent';

      ALTER TABLE messages ADD COLUMN whole BLOB;
      CREATE INDEX messages_whole ON messages (arrival) WHERE whole IS NOT NULL;
    `);
  },
};
