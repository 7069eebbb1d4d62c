import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Database } from '#sqlite/database.ts';
import {
  mailboxCapacity,
  repetitionMs,
  retentionMs,
  type AppendOutcome,
  type MailboxItem,
  type MailboxStore,
} from '../mailbox-store.ts';

interface MailRow {
  readonly sequence: number;
  readonly envelope: Uint8Array;
  readonly sender_account: string;
  readonly sender_device: number;
  readonly type: number;
  readonly accepted_at: number;
  readonly ciphertext: Uint8Array;
}

/** Mailboxes in the relay's encrypted database: append-only rows, because random keys write many times as much. */
export class SqliteMailboxStore implements MailboxStore {
  readonly #database: Database;
  #lastAcceptedAt: number;

  constructor(database: Database) {
    this.#database = database;
    const last = database.prepare('SELECT max(accepted_at) FROM accepted').pluck().get() as number | null;
    this.#lastAcceptedAt = last ?? 0;
  }

  append(sender: DeviceAddress, items: readonly MailboxItem[], now: number): AppendOutcome {
    const acceptedAt = Math.max(now, this.#lastAcceptedAt + 1);
    const append = this.#database.transaction((): AppendOutcome => {
      const fresh = items.filter((item) => this.#acceptedBefore(sender, item) === null);
      const [first] = items;
      if (fresh.length === 0 && first !== undefined)
        return {
          kind: 'accepted',
          acceptedAt: this.#acceptedBefore(sender, first) ?? acceptedAt,
          duplicate: true,
        };
      if (fresh.some((item) => this.#size(item.to) >= mailboxCapacity)) return { kind: 'full' };
      for (const item of fresh) this.#insert(sender, item, acceptedAt);
      return { kind: 'accepted', acceptedAt, duplicate: false };
    });
    const outcome = append.immediate();
    if (outcome.kind === 'accepted' && !outcome.duplicate) this.#lastAcceptedAt = acceptedAt;
    return outcome;
  }

  read(mailbox: DeviceAddress, after: number, limit: number): readonly IncomingEnvelope[] {
    const rows = this.#database
      .prepare('SELECT * FROM mail WHERE mailbox = ? AND sequence > ? ORDER BY sequence LIMIT ?')
      .all(addressKey(mailbox), after, limit) as MailRow[];
    return rows.map((row) => ({
      sequence: row.sequence,
      id: envelopeId(Buffer.from(row.envelope).toString('hex')),
      from: { account: accountId(row.sender_account), device: deviceId(row.sender_device) },
      type: row.type,
      acceptedAt: row.accepted_at,
      ciphertext: ownBytes(row.ciphertext),
    }));
  }

  deleteUpTo(mailbox: DeviceAddress, sequence: number): void {
    this.#database
      .prepare('DELETE FROM mail WHERE mailbox = ? AND sequence <= ?')
      .run(addressKey(mailbox), sequence);
  }

  drop(mailbox: DeviceAddress): void {
    this.#database.prepare('DELETE FROM mail WHERE mailbox = ?').run(addressKey(mailbox));
  }

  sweep(now: number): number {
    this.#database.prepare('DELETE FROM accepted WHERE accepted_at < ?').run(now - repetitionMs);
    return this.#database.prepare('DELETE FROM mail WHERE accepted_at < ?').run(now - retentionMs).changes;
  }

  #acceptedBefore(sender: DeviceAddress, item: MailboxItem): number | null {
    const time = this.#database
      .prepare('SELECT accepted_at FROM accepted WHERE sender = ? AND mailbox = ? AND envelope = ?')
      .pluck()
      .get(addressKey(sender), addressKey(item.to), Buffer.from(item.id, 'hex')) as number | undefined;
    return time ?? null;
  }

  #size(mailbox: DeviceAddress): number {
    return this.#database
      .prepare('SELECT count(*) FROM mail WHERE mailbox = ?')
      .pluck()
      .get(addressKey(mailbox)) as number;
  }

  #insert(sender: DeviceAddress, item: MailboxItem, acceptedAt: number): void {
    const mailbox = addressKey(item.to);
    const envelope = Buffer.from(item.id, 'hex');
    this.#database
      .prepare('INSERT INTO accepted (sender, mailbox, envelope, accepted_at) VALUES (?, ?, ?, ?)')
      .run(addressKey(sender), mailbox, envelope, acceptedAt);
    this.#database
      .prepare(
        `INSERT INTO mail (mailbox, envelope, sender_account, sender_device, type, accepted_at, ciphertext)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(mailbox, envelope, sender.account, sender.device, item.type, acceptedAt, item.ciphertext);
  }
}
