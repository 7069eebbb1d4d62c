import type { AccountId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** How much mail there is. */
export interface MailSize {
  readonly envelopes: number;
  /** Of ciphertext. */
  readonly bytes: number;
}

/** How much waits in a mailbox. */
export interface Waiting {
  readonly all: MailSize;
  readonly ofSender: MailSize;
}

/** What comes into a mailbox. */
export interface MailGrowth {
  readonly mailbox: string;
  readonly size: MailSize;
}

interface WaitingRow extends MailSize {
  readonly mailbox: string;
  readonly sent_envelopes: number;
  readonly sent_bytes: number;
}

/** How much waits in each mailbox, and how much of each sender. Every change belongs into the transaction that changes the mail. */
export class SqliteMailboxSizes {
  readonly #find;
  readonly #change;
  readonly #changeShare;
  readonly #forgetEmptyShare;
  readonly #forget;
  readonly #forgetShares;

  constructor(database: Database) {
    this.#find = database.prepare<[{ sender: string; mailboxes: string }], WaitingRow>(
      `SELECT named.value AS mailbox, coalesce(m.envelopes, 0) AS envelopes, coalesce(m.bytes, 0) AS bytes,
         coalesce(s.envelopes, 0) AS sent_envelopes, coalesce(s.bytes, 0) AS sent_bytes
       FROM json_each(@mailboxes) named
       LEFT JOIN mailbox_sizes m ON m.mailbox = named.value
       LEFT JOIN mailbox_shares s ON s.mailbox = named.value AND s.sender = @sender`,
    );
    this.#change = database.prepare<[string]>(
      `INSERT INTO mailbox_sizes (mailbox, envelopes, bytes)
       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
       ON CONFLICT (mailbox) DO UPDATE SET
         envelopes = envelopes + excluded.envelopes, bytes = bytes + excluded.bytes`,
    );
    this.#changeShare = database.prepare<[string, string]>(
      `INSERT INTO mailbox_shares (mailbox, sender, envelopes, bytes)
       SELECT value ->> 0, ?, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
       ON CONFLICT (mailbox, sender) DO UPDATE SET
         envelopes = envelopes + excluded.envelopes, bytes = bytes + excluded.bytes`,
    );
    this.#forgetEmptyShare = database.prepare<[string, string]>(
      'DELETE FROM mailbox_shares WHERE mailbox = ? AND sender = ? AND envelopes = 0',
    );
    this.#forget = database.prepare<[string]>('DELETE FROM mailbox_sizes WHERE mailbox = ?');
    this.#forgetShares = database.prepare<[string]>('DELETE FROM mailbox_shares WHERE mailbox = ?');
  }

  /** How much there is in mailboxes, and how much of it is of this sender. */
  of(mailboxes: readonly string[], sender: AccountId): ReadonlyMap<string, Waiting> {
    return new Map(
      this.#find.all({ sender, mailboxes: JSON.stringify(mailboxes) }).map((row) => [
        row.mailbox,
        {
          all: { envelopes: row.envelopes, bytes: row.bytes },
          ofSender: { envelopes: row.sent_envelopes, bytes: row.sent_bytes },
        },
      ]),
    );
  }

  add(growths: readonly MailGrowth[], sender: AccountId): void {
    const grown = JSON.stringify(growths.map(({ mailbox, size }) => [mailbox, size.envelopes, size.bytes]));
    this.#change.run(grown);
    this.#changeShare.run(sender, grown);
  }

  remove(mailbox: string, sender: AccountId, { envelopes, bytes }: MailSize): void {
    this.add([{ mailbox, size: { envelopes: -envelopes, bytes: -bytes } }], sender);
    this.#forgetEmptyShare.run(mailbox, sender);
  }

  forget(mailbox: string): void {
    this.#forget.run(mailbox);
    this.#forgetShares.run(mailbox);
  }
}
