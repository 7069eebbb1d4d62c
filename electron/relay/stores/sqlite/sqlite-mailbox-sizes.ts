import type { AccountId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** How many envelopes wait in each mailbox, and how many of each sender. Every change belongs into the transaction that changes the mail. */
export class SqliteMailboxSizes {
  readonly #find;
  readonly #findShare;
  readonly #change;
  readonly #changeShare;
  readonly #forgetEmptyShare;
  readonly #forget;
  readonly #forgetShares;

  constructor(database: Database) {
    this.#find = database
      .prepare<[string], number>('SELECT envelopes FROM mailbox_sizes WHERE mailbox = ?')
      .pluck();
    this.#findShare = database
      .prepare<[string, string], number>(
        'SELECT envelopes FROM mailbox_shares WHERE mailbox = ? AND sender = ?',
      )
      .pluck();
    this.#change = database.prepare<[string, number]>(
      `INSERT INTO mailbox_sizes (mailbox, envelopes) VALUES (?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET envelopes = envelopes + excluded.envelopes`,
    );
    this.#changeShare = database.prepare<[string, string, number]>(
      `INSERT INTO mailbox_shares (mailbox, sender, envelopes) VALUES (?, ?, ?)
       ON CONFLICT (mailbox, sender) DO UPDATE SET envelopes = envelopes + excluded.envelopes`,
    );
    this.#forgetEmptyShare = database.prepare<[string, string]>(
      'DELETE FROM mailbox_shares WHERE mailbox = ? AND sender = ? AND envelopes = 0',
    );
    this.#forget = database.prepare<[string]>('DELETE FROM mailbox_sizes WHERE mailbox = ?');
    this.#forgetShares = database.prepare<[string]>('DELETE FROM mailbox_shares WHERE mailbox = ?');
  }

  of(mailbox: string): number {
    return this.#find.get(mailbox) ?? 0;
  }

  shareOf(mailbox: string, sender: AccountId): number {
    return this.#findShare.get(mailbox, sender) ?? 0;
  }

  add(mailbox: string, sender: AccountId, envelopes: number): void {
    this.#change.run(mailbox, envelopes);
    this.#changeShare.run(mailbox, sender, envelopes);
  }

  remove(mailbox: string, sender: AccountId, envelopes: number): void {
    this.#change.run(mailbox, -envelopes);
    this.#changeShare.run(mailbox, sender, -envelopes);
    this.#forgetEmptyShare.run(mailbox, sender);
  }

  forget(mailbox: string): void {
    this.#forget.run(mailbox);
    this.#forgetShares.run(mailbox);
  }
}
