import type { Database } from '#sqlite/database.ts';

/** More than a profile makes of any kind of pre-key between two commits, in their 24 bits. */
const skippedIds = 10_000;

/**
 * Brings a salvaged database into order: who and what is there shows again, and the directory is fetched anew. The protocol
 * begins anew with everybody. Whether the last commits are there cannot be known for certain (a log may have been cut where
 * a commit ended), and going on from an earlier state would encrypt different messages with the same key.
 */
export function repairLosses(database: Database): void {
  restoreConversations(database);
  addMissingPeople(database);
  database.exec('DELETE FROM directory_state; DELETE FROM sessions; DELETE FROM outbox_envelopes');
  skipIds(database, 'pre-key', 'pre_keys');
  skipIds(database, 'signed-pre-key', 'signed_pre_keys');
  skipIds(database, 'kyber-pre-key', 'kyber_pre_keys');
}

/** Ids that were given out after what was salvaged, or whose counter is lost, are never given out again. */
function skipIds(database: Database, counter: string, table: string): void {
  database
    .prepare(
      `INSERT INTO counters (name, value)
       SELECT @counter, coalesce(max(id), 0) + 1 + @skipped FROM ${table} WHERE true
       ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value) + @skipped`,
    )
    .run({ counter, skipped: skippedIds });
}

/** A conversation that was lost while messages of it were not: whoever wrote in it is whom it is with. */
function restoreConversations(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO conversations (conversation, peer, time)
    SELECT m.conversation, max(m.author_person), max(m.time) FROM messages m
    WHERE m.author_person IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.conversation = m.conversation)
    GROUP BY m.conversation;
    UPDATE conversations SET (preview_text, preview_mine, preview_state) = (
      SELECT substr(m.text, 1, 120), m.author_account IS NULL, m.state FROM messages m
      WHERE m.conversation = conversations.conversation
      ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1
    ) WHERE preview_text IS NULL;
  `);
}

/** Nameless until the directory has come: without its person no conversation would be shown, without the own one nothing. */
function addMissingPeople(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO people (person, content, account, department, search, listed)
    SELECT person, json_object('id', person, 'name', '?', 'rank', '', 'position', NULL, 'departments', json_array(),
                               'duty', '', 'extension', ''), NULL, '', '', 0
    FROM (SELECT peer AS person FROM conversations UNION SELECT person FROM account WHERE person IS NOT NULL);
  `);
}
