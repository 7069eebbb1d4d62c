import type { Database } from '#sqlite/database.ts';
import { ProtocolRepository } from './repositories/protocol-repository.ts';
import { restoreConversations } from './restore-conversations.ts';

/** More than a profile makes of any kind of pre-key between two commits, in their 24 bits. */
const skippedIds = 10_000;

/**
 * Brings a salvaged database into order: who and what is there shows again, and the directory is fetched anew. The protocol
 * begins anew with everybody. Whether the last commits are there cannot be known for certain (a log may have been cut where
 * a commit ended), and going on from an earlier state would encrypt different messages with the same key. `isWhole` says
 * whether nothing of a table was lost.
 */
export function repairLosses(database: Database, isWhole: (table: string) => boolean): void {
  restoreConversations(database);
  addMissingPeople(database);
  failLostSends(database);
  repairMarks(database);
  // Whoever wanted it strict, untold or quiet, and whose wish was lost, must not get it lax.
  if (!isWhole('settings'))
    database.exec(
      `INSERT OR REPLACE INTO settings (name, value) VALUES ('blockOnIdentityChange', 'true'), ('tellRead', 'false'),
         ('mentionsDespiteMute', 'false')`,
    );
  database.exec(
    'DELETE FROM directory_state; DELETE FROM directory_index; DELETE FROM sessions; DELETE FROM outbox_envelopes',
  );
  // An earlier state of the own sender keys would seal different messages with the same key, and rooms name their members anew.
  database.exec(`
    DELETE FROM sender_keys; DELETE FROM sender_key_shares; DELETE FROM outbox_sealed;
    UPDATE rooms SET distribution = NULL, distribution_since = NULL;
    INSERT OR IGNORE INTO rooms (room, name, write_by, invite_by, heads, member_count)
      SELECT room, '', 'everybody', 'everybody', '[]', 0 FROM conversations WHERE room IS NOT NULL;
    UPDATE rooms SET is_unsettled = 1`);
  database.exec(`
    INSERT OR REPLACE INTO directory_changes (singleton, people, units)
    SELECT 1, coalesce(max(change), 0) + 1, (SELECT coalesce(max(change), 0) + 1 FROM units) FROM people`);
  // What others take at the relay may be what was lost here.
  new ProtocolRepository(database).wantReplacement();
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

/**
 * Own messages whose jobs were lost would wait for ever. Whether they have left nobody knows; sent again they carry the same
 * ids, and are there once.
 */
function failLostSends(database: Database): void {
  database.exec(`
    UPDATE messages SET state = 'failed', failure = 'undelivered'
    WHERE author_account IS NULL AND state = 'sending'
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message = messages.message);
    UPDATE conversations SET preview_state = (
      SELECT m.state FROM messages m WHERE m.conversation = conversations.conversation AND m.kind = 'text'
      ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1
    ) WHERE preview_mine = 1 AND preview_state = 'sending';
  `);
}

/**
 * No arrival is given again below which something counts as read, or as told of, even where the message was lost; and what
 * is not there need not be told of.
 */
function repairMarks(database: Database): void {
  database.exec(`
    INSERT INTO sqlite_sequence (name, seq)
    SELECT 'messages', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'messages');
    UPDATE sqlite_sequence SET seq = max(
      seq,
      (SELECT coalesce(max(read_up_to), 0) FROM conversations),
      (SELECT coalesce(max(arrival), 0) FROM notification_marks)
    ) WHERE name = 'messages';
    DELETE FROM notification_marks WHERE arrival NOT IN (SELECT arrival FROM messages);
  `);
}

/**
 * Nameless until the directory has come: without its person no conversation would be shown, without the own one nothing. A
 * stand-in has the account that it stands for, or the directory could not put the person in its place.
 */
function addMissingPeople(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO people (person, content, account, listed)
    SELECT person, json_object('id', person, 'name', '?', 'rank', '', 'position', NULL, 'unit', NULL,
                               'departments', json_array(), 'duty', '', 'extension', '',
                               'employment', json_object('kind', 'working')),
           (SELECT substr(person, 9) WHERE person LIKE 'account-%'
              AND NOT EXISTS (SELECT 1 FROM people p WHERE p.account = substr(lost.person, 9))), 0
    FROM (SELECT peer AS person FROM conversations UNION SELECT person FROM account WHERE person IS NOT NULL) lost;
  `);
}
