import type { Database } from '#sqlite/database.ts';

/**
 * Conversations that were lost while messages of them were not. Whoever wrote in one is whom it is with; where nobody but the
 * person did, whoever the outbox or the send log names. It rests on the key under which their account was last met; where that
 * is lost too, the next key shows as another one. One of which nothing says whom it was with can still be read, as one with
 * somebody nameless.
 */
export function restoreConversations(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO conversations (conversation, room, time, read_up_to)
    SELECT m.conversation, substr(m.conversation, 7), max(m.time), max(m.arrival)
    FROM messages m WHERE m.conversation LIKE 'group:%' AND ${isLost} GROUP BY m.conversation;

    INSERT OR IGNORE INTO conversations (conversation, peer, time, read_up_to, peer_account, peer_key, trust)
    WITH lost AS MATERIALIZED (
      SELECT m.conversation, max(m.author_person) AS author, max(m.time) AS time, max(m.arrival) AS read_up_to
      FROM messages m WHERE ${isLost} GROUP BY m.conversation
    ),
    met AS MATERIALIZED (
      SELECT l.*, coalesce((
        SELECT m.author_account FROM messages m WHERE m.conversation = l.conversation AND m.author_person = l.author
        ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1
      ), (
        SELECT o.recipient FROM messages m JOIN outbox o ON o.message = m.message
        WHERE m.conversation = l.conversation ORDER BY o.job DESC LIMIT 1
      ), (
        SELECT s.account FROM messages m JOIN sent_envelopes s ON s.message = m.message
        WHERE m.conversation = l.conversation AND s.account IS NOT (SELECT account FROM account)
        ORDER BY m.time DESC LIMIT 1
      )) AS account
      FROM lost l
    ),
    restored AS MATERIALIZED (
      SELECT met.*, coalesce(
        author, (SELECT p.person FROM people p WHERE p.account = met.account), 'account-' || met.account
      ) AS peer
      FROM met
    )
    SELECT r.conversation, r.peer, r.time, r.read_up_to, i.account, i.key,
           CASE WHEN i.key IS NULL THEN 'changed' ELSE 'known' END
    FROM restored r
      LEFT JOIN people p ON p.person = r.peer
      LEFT JOIN identities i ON i.account = coalesce(p.account, r.account)
    WHERE r.peer IS NOT NULL;

    INSERT INTO conversations (conversation, peer, time, read_up_to, trust)
    SELECT m.conversation, 'unknown-' || replace(m.conversation, ':', '-'), max(m.time), max(m.arrival), 'changed'
    FROM messages m WHERE ${isLost} GROUP BY m.conversation;

    UPDATE conversations SET (preview_text, preview_mine, preview_state) = (
      SELECT substr(m.text, 1, 120), m.author_account IS NULL, m.state FROM messages m
      WHERE m.conversation = conversations.conversation
      ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1
    ) WHERE preview_text IS NULL;
  `);
}

const isLost = 'NOT EXISTS (SELECT 1 FROM conversations c WHERE c.conversation = m.conversation)';
