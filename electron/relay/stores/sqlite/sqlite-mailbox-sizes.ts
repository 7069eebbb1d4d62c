import type { AccountId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** How much mail there is. */
export interface MailSize {
  readonly envelopes: number;
  /** Of ciphertext. */
  readonly bytes: number;
}

const nothing: MailSize = { envelopes: 0, bytes: 0 };

/** How much waits in each mailbox, and how much of each sender. Every change belongs into the transaction that changes the mail. */
export class SqliteMailboxSizes {
  readonly #find;
  readonly #findShare;
  readonly #change;
  readonly #changeShare;
  readonly #forgetEmptyShare;
  readonly #forget;
  readonly #forgetShares;

  constructor(database: Database) {
    this.#find = database.prepare<[string], MailSize>(
      'SELECT envelopes, bytes FROM mailbox_sizes WHERE mailbox = ?',
    );
    this.#findShare = database.prepare<[string, string], MailSize>(
      'SELECT envelopes, bytes FROM mailbox_shares WHERE mailbox = ? AND sender = ?',
    );
    this.#change = database.prepare<[string, number, number]>(
      `INSERT INTO mailbox_sizes (mailbox, envelopes, bytes) VALUES (?, ?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET
         envelopes = envelopes + excluded.envelopes, bytes = bytes + excluded.bytes`,
    );
    this.#changeShare = database.prepare<[string, string, number, number]>(
      `INSERT INTO mailbox_shares (mailbox, sender, envelopes, bytes) VALUES (?, ?, ?, ?)
       ON CONFLICT (mailbox, sender) DO UPDATE SET
         envelopes = envelopes + excluded.envelopes, bytes = bytes + excluded.bytes`,
    );
    this.#forgetEmptyShare = database.prepare<[string, string]>(
      'DELETE FROM mailbox_shares WHERE mailbox = ? AND sender = ? AND envelopes = 0',
    );
    this.#forget = database.prepare<[string]>('DELETE FROM mailbox_sizes WHERE mailbox = ?');
    this.#forgetShares = database.prepare<[string]>('DELETE FROM mailbox_shares WHERE mailbox = ?');
  }

  of(mailbox: string): MailSize {
    return this.#find.get(mailbox) ?? nothing;
  }

  shareOf(mailbox: string, sender: AccountId): MailSize {
    return this.#findShare.get(mailbox, sender) ?? nothing;
  }

  add(mailbox: string, sender: AccountId, { envelopes, bytes }: MailSize): void {
    this.#change.run(mailbox, envelopes, bytes);
    this.#changeShare.run(mailbox, sender, envelopes, bytes);
  }

  remove(mailbox: string, sender: AccountId, { envelopes, bytes }: MailSize): void {
    this.#change.run(mailbox, -envelopes, -bytes);
    this.#changeShare.run(mailbox, sender, -envelopes, -bytes);
    this.#forgetEmptyShare.run(mailbox, sender);
  }

  forget(mailbox: string): void {
    this.#forget.run(mailbox);
    this.#forgetShares.run(mailbox);
  }
}
