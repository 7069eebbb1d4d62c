import { accountId, messageId, type AccountId, type MessageId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

const idBytes = 16;

/** Receipts that are owed and not in the outbox yet: those of a backlog, which leave together when it has been received. */
export class ReceiptRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  owe(account: AccountId, messages: readonly MessageId[]): void {
    this.#database
      .prepare('INSERT INTO receipts_owed (account, messages) VALUES (?, ?)')
      .run(account, Buffer.from(messages.join(''), 'hex'));
  }

  /** What is owed to one account; it is owed no longer. */
  take(account: AccountId): readonly MessageId[] {
    const rows = this.#database
      .prepare('SELECT messages FROM receipts_owed WHERE account = ? ORDER BY receipt')
      .pluck()
      .all(account) as Uint8Array[];
    if (rows.length > 0) this.#database.prepare('DELETE FROM receipts_owed WHERE account = ?').run(account);
    return rows.flatMap(split);
  }

  /** Everything that is owed, by the account it is owed to; it is owed no longer. */
  takeAll(): ReadonlyMap<AccountId, readonly MessageId[]> {
    const rows = this.#database
      .prepare('SELECT account, messages FROM receipts_owed ORDER BY receipt')
      .all() as { account: string; messages: Uint8Array }[];
    if (rows.length > 0) this.#database.prepare('DELETE FROM receipts_owed').run();
    const owed = new Map<AccountId, MessageId[]>();
    for (const { account, messages } of rows) {
      const ids = owed.get(accountId(account)) ?? [];
      ids.push(...split(messages));
      owed.set(accountId(account), ids);
    }
    return owed;
  }
}

function split(messages: Uint8Array): readonly MessageId[] {
  const ids = Buffer.from(messages);
  return Array.from({ length: ids.length / idBytes }, (_, index) =>
    messageId(ids.subarray(index * idBytes, (index + 1) * idBytes).toString('hex')),
  );
}
