import { accountId, messageId, type AccountId, type MessageId } from '#shared/model/ids.ts';
import { isReactionWord, type ReactionWord } from '#shared/model/reaction.ts';
import type { Database } from '#sqlite/database.ts';

/** A word that somebody has put below a message, or taken away. */
export interface PutReaction {
  readonly message: MessageId;
  readonly account: AccountId;
  readonly word: ReactionWord;
  readonly isOn: boolean;
  /** UTC milliseconds. */
  readonly at: number;
}

/** A word below a message, and who has put it there, in the order in which they did. */
export interface KeptReaction {
  readonly word: ReactionWord;
  readonly accounts: readonly AccountId[];
}

interface ReactionRow {
  readonly message: Buffer;
  readonly account: string;
  readonly word: string;
}

/** Words below messages: at most one of each by an account, and of what somebody does with it the latest counts. */
export class ReactionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Answers whether that changes what is shown. */
  put({ message, account, word, isOn, at }: PutReaction): boolean {
    const id = Buffer.from(message, 'hex');
    const before = this.#database
      .prepare('SELECT is_on FROM reactions WHERE message = ? AND account = ? AND word = ?')
      .pluck()
      .get(id, account, word) as number | undefined;
    const changed = this.#database
      .prepare(
        `INSERT INTO reactions (message, account, word, is_on, time) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET is_on = excluded.is_on, time = excluded.time WHERE excluded.time >= reactions.time`,
      )
      .run(id, account, word, isOn ? 1 : 0, at);
    return changed.changes === 1 && (before ?? 0) !== (isOn ? 1 : 0);
  }

  /** The words below each of the messages that have any. */
  below(messages: readonly MessageId[]): ReadonlyMap<MessageId, readonly KeptReaction[]> {
    const rows = this.#database
      .prepare(
        // CROSS: see `InboxRepository.seen`.
        `SELECT r.message, r.account, r.word FROM json_each(?) e CROSS JOIN reactions r ON r.message = unhex(e.value)
         WHERE r.is_on = 1 ORDER BY r.time, r.account`,
      )
      .all(JSON.stringify(messages)) as ReactionRow[];
    const byMessage = Map.groupBy(rows, ({ message }) => messageId(message.toString('hex')));
    return new Map([...byMessage].map(([message, some]) => [message, byWord(some)]));
  }

  /** A message is gone, or its words are. */
  forget(message: MessageId): void {
    this.#database.prepare('DELETE FROM reactions WHERE message = ?').run(Buffer.from(message, 'hex'));
  }
}

function byWord(rows: readonly ReactionRow[]): readonly KeptReaction[] {
  return [...Map.groupBy(rows, ({ word }) => word)].flatMap(([word, some]) =>
    isReactionWord(word) ? [{ word, accounts: some.map(({ account }) => accountId(account)) }] : [],
  );
}
