import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  conversationId,
  messageId,
  type AccountId,
  type ConversationId,
  type DeviceId,
  type MessageId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { Message, MessageAuthor, MessageKind, MessageState } from '#shared/model/message.ts';
import { quotedText, type Quote } from '#shared/model/quote.ts';
import { namedReactors } from '#shared/model/reaction.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import type { Database } from '#sqlite/database.ts';
import { parseMentions, toMentions, type KeptMention, type NewMentions } from './message-mentions.ts';
import { toAuthor, toMessage, type MessageRow } from './message-row.ts';
import { ReactionRepository, type KeptReaction } from './reaction-repository.ts';
import { toRoomLine } from './room-line-content.ts';
import { toWritten, type WrittenMessage, type WrittenRow } from './written-message.ts';
import { wasWrittenTo } from './written-to.ts';

/** A message as it is written for the first time. `author` is null for one's own. */
export interface NewMessage extends Timed {
  readonly id: MessageId;
  /** The id inside the ciphertext; for one's own messages the same as `id`. */
  readonly wireId: MessageId;
  readonly conversation: ConversationId;
  readonly author: { readonly account: AccountId; readonly person: PersonId } | null;
  /** The device that wrote it; 0 for a line, which then stands before every message of the same time. */
  readonly device: DeviceId | 0;
  readonly text: string;
  /** The content that it came in, where a newer version can read more out of it than its text. */
  readonly whole?: Bytes | undefined;
  readonly mentions?: NewMentions | undefined;
  /** What it answers, whether that is here or not. */
  readonly quote?: MessageId | undefined;
  readonly time: number;
  readonly state: MessageState;
  /** `text` when left out. */
  readonly kind?: MessageKind;
}

/** Without the whole content, which is for a newer version. */
const columns = `m.arrival, m.message, m.conversation, m.kind, m.author_account, m.author_person, m.text, m.time, m.clock_at, m.state, m.failure, m.mentions, m.quote`;
const selection = `SELECT ${columns} FROM messages m`;

/** Messages, ordered within a conversation by (time, device, wire id): the same order on every device. */
export class MessageRepository {
  readonly #database: Database;
  readonly #reactions: ReactionRepository;

  constructor(database: Database) {
    this.#database = database;
    this.#reactions = new ReactionRepository(database);
  }

  /** Answers the message's arrival; null, with nothing changed, when a message of this id is there already. */
  add(message: NewMessage): number | null {
    const added = this.#database
      .prepare(
        `INSERT OR IGNORE INTO messages
           (message, wire_id, conversation, author_account, author_person, author_device, text, time, clock_at, state, kind, whole,
            mentions, mentions_me, quote)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        toBlob(message.id),
        toBlob(message.wireId),
        message.conversation,
        message.author?.account ?? null,
        message.author?.person ?? null,
        message.device,
        message.text,
        message.time,
        message.clockAt ?? null,
        message.state,
        message.kind ?? 'text',
        message.whole ?? null,
        message.mentions === undefined ? null : JSON.stringify(message.mentions.list),
        message.mentions?.isMe === true ? 1 : 0,
        message.quote === undefined ? null : toBlob(message.quote),
      );
    return added.changes === 1 ? Number(added.lastInsertRowid) : null;
  }

  find(id: MessageId): Message | null {
    const row = this.#database.prepare(`${selection} WHERE m.message = ?`).get(toBlob(id)) as
      MessageRow | undefined;
    return row === undefined ? null : (this.#toMessages([row])[0] ?? null);
  }

  /** Those of the messages that there are, by arrival. */
  findAll(ids: Iterable<MessageId>): readonly Message[] {
    const rows = this.#database
      .prepare(
        // CROSS: see `InboxRepository.seen`.
        `SELECT ${columns} FROM json_each(?) e CROSS JOIN messages m ON m.message = unhex(e.value) ORDER BY m.arrival`,
      )
      .all(JSON.stringify([...ids])) as MessageRow[];
    return this.#toMessages(rows);
  }

  /** @throws AppError `not-found`. */
  get(id: MessageId): Message {
    const message = this.find(id);
    if (message === null) throw new AppError('not-found');
    return message;
  }

  /** What refers to a message that somebody wrote; null where there is none, or nothing to refer to. `author`: null for me. */
  written(id: MessageId): WrittenMessage | null {
    const row = this.#database
      .prepare(
        `SELECT conversation, author_account, wire_id, quote FROM messages
         WHERE message = ? AND kind = 'text' AND state NOT IN ('undecryptable', 'lost')`,
      )
      .get(toBlob(id)) as WrittenRow | undefined;
    return row === undefined ? null : toWritten(row);
  }

  /** The messages that answer this one. */
  answersTo(id: MessageId): readonly MessageId[] {
    const rows = this.#database
      .prepare('SELECT message FROM messages WHERE quote = ?')
      .pluck()
      .all(toBlob(id)) as Buffer[];
    return rows.map((answer) => messageId(answer.toString('hex')));
  }

  /** Whom a message names, by accounts. */
  mentions(id: MessageId): readonly KeptMention[] {
    const kept = this.#database
      .prepare('SELECT mentions FROM messages WHERE message = ?')
      .pluck()
      .get(toBlob(id)) as string | null | undefined;
    return typeof kept === 'string' ? parseMentions(kept) : [];
  }

  /** The newest messages before `before` (or of all), oldest first. @throws AppError `not-found`. */
  page(conversation: ConversationId, before: MessageId | null, limit: number): readonly Message[] {
    const order = 'ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT ?';
    if (before === null)
      return this.#list(`${selection} WHERE m.conversation = ? ${order}`, conversation, limit);
    const anchor = this.#database
      .prepare('SELECT time, author_device, wire_id FROM messages WHERE message = ? AND conversation = ?')
      .get(toBlob(before), conversation) as
      { time: number; author_device: number; wire_id: Buffer } | undefined;
    if (anchor === undefined) throw new AppError('not-found');
    return this.#list(
      `${selection} WHERE m.conversation = ? AND (m.time, m.author_device, m.wire_id) < (?, ?, ?) ${order}`,
      conversation,
      anchor.time,
      anchor.author_device,
      anchor.wire_id,
      limit,
    );
  }

  /** The last message that somebody wrote; null without one. */
  last(conversation: ConversationId): Message | null {
    const order = 'ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1';
    return (
      this.#list(`${selection} WHERE m.conversation = ? AND m.kind = 'text' ${order}`, conversation)[0] ??
      null
    );
  }

  /** When the last line about its peer's identity stands in a conversation, in UTC milliseconds; null without one. */
  lastLineAt(conversation: ConversationId): number | null {
    return this.#time(
      `SELECT max(time) FROM messages WHERE conversation = ? AND kind = 'identity-changed'`,
      conversation,
    );
  }

  /** When the last thing stands there that somebody else wrote, or a line; UTC milliseconds, null without one. */
  lastReceivedAt(conversation: ConversationId): number | null {
    return this.#time(
      `SELECT time FROM messages WHERE conversation = ? AND author_account IS NOT NULL AND state = 'received'
       ORDER BY time DESC, author_device DESC, wire_id DESC LIMIT 1`,
      conversation,
    );
  }

  /** When the first message of an account stands there, not before `since`; UTC milliseconds, null without one. */
  firstOf(conversation: ConversationId, account: AccountId, since: number): number | null {
    return this.#time(
      `SELECT min(time) FROM messages WHERE conversation = ? AND time >= ? AND author_account = ? AND kind = 'text'`,
      conversation,
      since,
      account,
    );
  }

  /** Own messages of a conversation that failed for this reason, in their order. */
  failedFor(conversation: ConversationId, failure: ErrorCode): readonly Message[] {
    return this.#list(
      `${selection} WHERE m.conversation = ? AND m.failure = ? AND m.state = 'failed'
       ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC`,
      conversation,
      failure,
    );
  }

  /** The relay has an own message: its place in the order is fixed now. Delivered stays delivered, and read stays read. */
  markSent(id: MessageId, { time, clockAt }: Timed): void {
    this.#database
      .prepare(
        `UPDATE messages SET time = ?, clock_at = ?, failure = NULL, state = CASE WHEN state IN ('delivered', 'read') THEN state ELSE 'sent' END
         WHERE message = ?`,
      )
      .run(time, clockAt ?? null, toBlob(id));
  }

  /**
   * A device of this account has own messages, as far as they were written to it. `key` is the identity key under which it
   * says so; null where that is not known. Answers the messages whose state that changed.
   */
  markDelivered(ids: readonly MessageId[], account: AccountId, key: Bytes | null): readonly MessageId[] {
    const mark = this.#database.prepare(
      `UPDATE messages AS m SET state = 'delivered', failure = NULL WHERE message = @id AND author_account IS NULL
         AND state IN ('sending', 'sent', 'failed')
         AND EXISTS (SELECT 1 FROM conversations c WHERE c.conversation = m.conversation AND ${wasWrittenTo})`,
    );
    return ids.filter((id) => mark.run({ id: toBlob(id), account, key }).changes === 1);
  }

  /**
   * Nobody will get what was sent in a conversation until now: whoever it was for has begun anew elsewhere. Answers the
   * messages that were never delivered.
   */
  giveUpSent(conversation: ConversationId): readonly MessageId[] {
    return this.#giveUp('conversation = ?', conversation).map(({ id }) => id);
  }

  /**
   * Nobody will get what was accepted before a time (UTC milliseconds) and never delivered. Answers what that is. In rooms nobody
   * says what they have got.
   */
  giveUpSentBefore(time: number): readonly Pick<Message, 'id' | 'conversationId'>[] {
    return this.#giveUp(`conversation NOT LIKE 'group:%' AND coalesce(clock_at, time) < ?`, time);
  }

  setState(id: MessageId, state: MessageState, failure: ErrorCode | null): void {
    this.#database
      .prepare('UPDATE messages SET state = ?, failure = ? WHERE message = ?')
      .run(state, failure, toBlob(id));
  }

  /** A failed message is on its way again, at a new provisional place. */
  queueAgain(id: MessageId, { time, clockAt }: Timed): void {
    this.#database
      .prepare(
        `UPDATE messages SET state = 'sending', failure = NULL, time = ?, clock_at = ? WHERE message = ?`,
      )
      .run(time, clockAt ?? null, toBlob(id));
  }

  remove(id: MessageId): void {
    this.#reactions.forget(id);
    this.#database.prepare('DELETE FROM messages WHERE message = ?').run(toBlob(id));
  }

  #giveUp(condition: string, parameter: string | number): readonly Pick<Message, 'id' | 'conversationId'>[] {
    const rows = this.#database
      .prepare(
        `UPDATE messages SET state = 'failed', failure = 'undelivered'
         WHERE author_account IS NULL AND state = 'sent' AND ${condition} RETURNING message, conversation`,
      )
      .all(parameter) as { message: Buffer; conversation: string }[];
    return rows.map((row) => ({
      id: messageId(row.message.toString('hex')),
      conversationId: conversationId(row.conversation),
    }));
  }

  #time(sql: string, ...parameters: readonly (string | number)[]): number | null {
    return (
      (this.#database
        .prepare(sql)
        .pluck()
        .get(...parameters) as number | null | undefined) ?? null
    );
  }

  #list(sql: string, ...parameters: readonly (string | number | Buffer)[]): readonly Message[] {
    return this.#toMessages(this.#database.prepare(sql).all(...parameters) as MessageRow[]).toReversed();
  }

  /** The authors of a page are few: each is read once, instead of joined to every message. */
  #toMessages(rows: readonly MessageRow[]): readonly Message[] {
    const authors = new Map<string, MessageAuthor>();
    const reactions = this.#reactions.below(rows.map(({ message }) => messageId(message.toString('hex'))));
    return rows.map((row) => {
      const line = row.kind === 'room-changed' ? toRoomLine(row.text, (one) => this.#personOf(one)) : null;
      const mentions = row.mentions === null ? null : toMentions(row.mentions, (one) => this.#personOf(one));
      const more = {
        ...(line !== null && { line }),
        ...(mentions !== null && { mentions }),
        ...this.#reactionsOf(reactions.get(messageId(row.message.toString('hex')))),
        ...(row.quote !== null && { quote: this.#quote(row.quote, row.conversation) }),
      };
      if (row.author_account === null || row.author_person === null) return toMessage(row, null, more);
      const author = authors.get(row.author_person) ?? this.#author(row.author_account, row.author_person);
      authors.set(row.author_person, author);
      return toMessage(row, author, more);
    });
  }

  #reactionsOf(kept: readonly KeptReaction[] | undefined): Pick<Message, 'reactions'> {
    if (kept === undefined) return {};
    const own = this.#ownAccount();
    const reactions = kept.map(({ word, accounts }) => ({
      word,
      count: accounts.length,
      mine: own !== null && accounts.includes(own),
      people: accounts.slice(0, namedReactors).map((one) => this.#personOf(one)),
    }));
    return { reactions };
  }

  #ownAccount(): AccountId | null {
    const own = this.#database.prepare('SELECT account FROM account WHERE singleton = 1').pluck().get();
    return typeof own === 'string' ? accountId(own) : null;
  }

  #quote(id: Buffer, conversation: string): Quote {
    const quoted = this.#database
      .prepare(
        `SELECT author_account, author_person, text FROM messages
         WHERE message = ? AND conversation = ? AND kind = 'text' AND state NOT IN ('undecryptable', 'lost')`,
      )
      .get(id, conversation) as Pick<MessageRow, 'author_account' | 'author_person' | 'text'> | undefined;
    if (quoted === undefined) return { kind: 'missing' };
    const { author_account: account, author_person: person } = quoted;
    const author = account === null || person === null ? null : this.#author(account, person);
    return { kind: 'found', id: messageId(id.toString('hex')), author, text: quotedText(quoted.text) };
  }

  /** Null for the own account. */
  #personOf(account: AccountId): MessageAuthor | null {
    return this.#ownAccount() === account ? null : toAuthor(this.#content('account', account));
  }

  /** A stand-in who wrote may be known by now; whoever has left the directory has no account any more. */
  #author(account: string, person: string): MessageAuthor {
    return toAuthor(this.#content('person', person) ?? this.#content('account', account));
  }

  #content(column: 'person' | 'account', value: string): string | null {
    const content = this.#database
      .prepare(`SELECT content FROM people WHERE ${column} = ?`)
      .pluck()
      .get(value);
    return typeof content === 'string' ? content : null;
  }
}

function toBlob(id: MessageId): Buffer {
  return Buffer.from(id, 'hex');
}
