import type { Database } from '#sqlite/database.ts';

/** How many envelopes wait in each mailbox. Every change belongs into the transaction that changes the mail. */
export class SqliteMailboxSizes {
  readonly #find;
  readonly #change;
  readonly #forget;

  constructor(database: Database) {
    this.#find = database
      .prepare<[string], number>('SELECT envelopes FROM mailbox_sizes WHERE mailbox = ?')
      .pluck();
    this.#change = database.prepare<[string, number]>(
      `INSERT INTO mailbox_sizes (mailbox, envelopes) VALUES (?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET envelopes = envelopes + excluded.envelopes`,
    );
    this.#forget = database.prepare<[string]>('DELETE FROM mailbox_sizes WHERE mailbox = ?');
  }

  of(mailbox: string): number {
    return this.#find.get(mailbox) ?? 0;
  }

  /** `by` is negative when envelopes have gone. */
  change(mailbox: string, by: number): void {
    if (by !== 0) this.#change.run(mailbox, by);
  }

  forget(mailbox: string): void {
    this.#forget.run(mailbox);
  }
}
