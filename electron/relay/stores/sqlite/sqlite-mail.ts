import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type AccountId } from '#shared/model/ids.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Database } from '#sqlite/database.ts';
import type { AcceptanceTime, MailboxItem } from '../mailbox-store.ts';
import type { MailSize } from './sqlite-mailbox-sizes.ts';

interface MailRow {
  readonly sequence: number;
  readonly envelope: Bytes;
  readonly sender_account: string;
  readonly sender_device: number;
  readonly type: number;
  readonly accepted_at: number;
  readonly clock_at: number | null;
  readonly ciphertext: Bytes;
}

/** How much of a sender left a mailbox. */
export interface Gone extends MailSize {
  readonly mailbox: string;
  readonly sender: AccountId;
}

/**
 * Envelopes that wait, of all mailboxes: append-only rows, because random keys write many times as much. Statements are
 * prepared once, which halves what an append costs.
 */
export class SqliteMail {
  readonly #insert;
  readonly #read;
  readonly #countUpTo;
  readonly #deleteUpTo;
  readonly #drop;
  readonly #countAllUpTo;
  readonly #deleteAllUpTo;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `INSERT INTO mail (mailbox, envelope, sender_account, sender_device, type, accepted_at, clock_at, ciphertext)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#read = database.prepare<[string, number, number], MailRow>(
      `SELECT sequence, envelope, sender_account, sender_device, type, accepted_at, clock_at, ciphertext FROM mail
       WHERE mailbox = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    );
    this.#countUpTo = database.prepare<[string, number], Gone>(
      `SELECT mailbox, sender_account AS sender, count(*) AS envelopes, sum(length(ciphertext)) AS bytes
       FROM mail
       WHERE mailbox = ? AND sequence <= ? GROUP BY sender_account`,
    );
    this.#deleteUpTo = database.prepare<[string, number]>(
      'DELETE FROM mail WHERE mailbox = ? AND sequence <= ?',
    );
    this.#drop = database.prepare<[string]>('DELETE FROM mail WHERE mailbox = ?');
    this.#countAllUpTo = database.prepare<[number], Gone>(
      `SELECT mailbox, sender_account AS sender, count(*) AS envelopes, sum(length(ciphertext)) AS bytes
       FROM mail
       WHERE sequence <= ? GROUP BY mailbox, sender_account`,
    );
    this.#deleteAllUpTo = database.prepare<[number]>('DELETE FROM mail WHERE sequence <= ?');
  }

  insert(sender: DeviceAddress, { to, id, type, ciphertext }: MailboxItem, time: AcceptanceTime): void {
    const { account, device } = sender;
    const { acceptedAt, clockAt = null } = time;
    const envelope = Buffer.from(id, 'hex');
    this.#insert.run(addressKey(to), envelope, account, device, type, acceptedAt, clockAt, ciphertext);
  }

  read(mailbox: string, after: number, limit: number): readonly IncomingEnvelope[] {
    return this.#read.all(mailbox, after, limit).map(toEnvelope);
  }

  /** Answers what went. */
  deleteUpTo(mailbox: string, sequence: number): readonly Gone[] {
    const gone = this.#countUpTo.all(mailbox, sequence);
    this.#deleteUpTo.run(mailbox, sequence);
    return gone;
  }

  drop(mailbox: string): void {
    this.#drop.run(mailbox);
  }

  /** Of all mailboxes. Answers what went. */
  deleteAllUpTo(sequence: number): readonly Gone[] {
    const gone = this.#countAllUpTo.all(sequence);
    this.#deleteAllUpTo.run(sequence);
    return gone;
  }
}

function toEnvelope(row: MailRow): IncomingEnvelope {
  return {
    sequence: row.sequence,
    id: envelopeId(Buffer.from(row.envelope).toString('hex')),
    from: { account: accountId(row.sender_account), device: deviceId(row.sender_device) },
    type: row.type,
    acceptedAt: row.accepted_at,
    ...(row.clock_at !== null && { clockAt: row.clock_at }),
    ciphertext: row.ciphertext,
  };
}
