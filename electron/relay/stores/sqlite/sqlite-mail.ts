import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Database } from '#sqlite/database.ts';
import type { MailboxItem } from '../mailbox-store.ts';

interface MailRow {
  readonly sequence: number;
  readonly envelope: Bytes;
  readonly sender_account: string;
  readonly sender_device: number;
  readonly type: number;
  readonly accepted_at: number;
  readonly ciphertext: Bytes;
}

/**
 * Envelopes that wait, of all mailboxes: append-only rows, because random keys write many times as much. Statements are
 * prepared once, which halves what an append costs.
 */
export class SqliteMail {
  readonly #insert;
  readonly #read;
  readonly #deleteUpTo;
  readonly #drop;
  readonly #countBefore;
  readonly #deleteBefore;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `INSERT INTO mail (mailbox, envelope, sender_account, sender_device, type, accepted_at, ciphertext)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#read = database.prepare<[string, number, number], MailRow>(
      `SELECT sequence, envelope, sender_account, sender_device, type, accepted_at, ciphertext FROM mail
       WHERE mailbox = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    );
    this.#deleteUpTo = database.prepare<[string, number]>(
      'DELETE FROM mail WHERE mailbox = ? AND sequence <= ?',
    );
    this.#drop = database.prepare<[string]>('DELETE FROM mail WHERE mailbox = ?');
    this.#countBefore = database.prepare<[number], { readonly mailbox: string; readonly envelopes: number }>(
      'SELECT mailbox, count(*) AS envelopes FROM mail WHERE accepted_at < ? GROUP BY mailbox',
    );
    this.#deleteBefore = database.prepare<[number]>('DELETE FROM mail WHERE accepted_at < ?');
  }

  insert(sender: DeviceAddress, { to, id, type, ciphertext }: MailboxItem, acceptedAt: number): void {
    const envelope = Buffer.from(id, 'hex');
    this.#insert.run(addressKey(to), envelope, sender.account, sender.device, type, acceptedAt, ciphertext);
  }

  read(mailbox: string, after: number, limit: number): readonly IncomingEnvelope[] {
    return this.#read.all(mailbox, after, limit).map(toEnvelope);
  }

  /** Answers how many went. */
  deleteUpTo(mailbox: string, sequence: number): number {
    return this.#deleteUpTo.run(mailbox, sequence).changes;
  }

  drop(mailbox: string): void {
    this.#drop.run(mailbox);
  }

  /** How many of each mailbox were accepted before a time. */
  countBefore(time: number): readonly { readonly mailbox: string; readonly envelopes: number }[] {
    return this.#countBefore.all(time);
  }

  deleteBefore(time: number): number {
    return this.#deleteBefore.run(time).changes;
  }
}

function toEnvelope(row: MailRow): IncomingEnvelope {
  return {
    sequence: row.sequence,
    id: envelopeId(Buffer.from(row.envelope).toString('hex')),
    from: { account: accountId(row.sender_account), device: deviceId(row.sender_device) },
    type: row.type,
    acceptedAt: row.accepted_at,
    ciphertext: row.ciphertext,
  };
}
