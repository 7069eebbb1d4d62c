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
  readonly shared: Bytes | null;
}

/** Something that envelopes share, by its number. */
interface MailContent {
  readonly number: number | bigint;
  readonly bytes: number;
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
  readonly #insertContent;
  readonly #read;
  readonly #countUpTo;
  readonly #deleteUpTo;
  readonly #drop;
  readonly #countAllUpTo;
  readonly #deleteAllUpTo;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `INSERT INTO mail
         (mailbox, envelope, sender_account, sender_device, type, accepted_at, clock_at, ciphertext, content, content_bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertContent = database.prepare<[Uint8Array]>('INSERT INTO mail_contents (bytes) VALUES (?)');
    this.#read = database.prepare<[string, number, number], MailRow>(
      `SELECT sequence, envelope, sender_account, sender_device, type, accepted_at, clock_at, ciphertext, bytes AS shared
       FROM mail LEFT JOIN mail_contents USING (content)
       WHERE mailbox = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    );
    this.#countUpTo = database.prepare<[string, number], Gone>(
      `SELECT mailbox, sender_account AS sender, count(*) AS envelopes, sum(length(ciphertext) + content_bytes) AS bytes
       FROM mail
       WHERE mailbox = ? AND sequence <= ? GROUP BY sender_account`,
    );
    this.#deleteUpTo = database.prepare<[string, number]>(
      'DELETE FROM mail WHERE mailbox = ? AND sequence <= ?',
    );
    this.#drop = database.prepare<[string]>('DELETE FROM mail WHERE mailbox = ?');
    this.#countAllUpTo = database.prepare<[number], Gone>(
      `SELECT mailbox, sender_account AS sender, count(*) AS envelopes, sum(length(ciphertext) + content_bytes) AS bytes
       FROM mail
       WHERE sequence <= ? GROUP BY mailbox, sender_account`,
    );
    this.#deleteAllUpTo = database.prepare<[number]>('DELETE FROM mail WHERE sequence <= ?');
  }

  /** What the ciphertexts of envelopes end with that are inserted next; it goes with the last of them. */
  insertContent(bytes: Bytes): MailContent {
    return { number: this.#insertContent.run(bytes).lastInsertRowid, bytes: bytes.length };
  }

  insert(
    sender: DeviceAddress,
    { to, id, type, ciphertext }: MailboxItem,
    { acceptedAt, clockAt }: AcceptanceTime,
    content: MailContent | null,
  ): void {
    this.#insert.run(
      addressKey(to),
      Buffer.from(id, 'hex'),
      sender.account,
      sender.device,
      type,
      acceptedAt,
      clockAt ?? null,
      ciphertext,
      content?.number ?? null,
      content?.bytes ?? 0,
    );
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
    ciphertext: row.shared === null ? row.ciphertext : joined(row.ciphertext, row.shared),
  };
}

function joined(own: Bytes, shared: Bytes): Bytes {
  const whole = new Uint8Array(own.length + shared.length);
  whole.set(own);
  whole.set(shared, own.length);
  return whole;
}
