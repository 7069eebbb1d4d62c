import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  deviceId,
  distributionId,
  envelopeId,
  messageId,
  type DistributionId,
  type EnvelopeId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { SentLogTime } from './sent-log-time.ts';

/** How long what was sent can be asked for again (Signal: 14 days), by the log's own time. */
const memoryMs = 14 * 24 * 60 * 60 * 1000;

/** What was in an envelope, for the device that could not open it. */
export interface SentEnvelope {
  readonly envelope: EnvelopeId;
  readonly to: DeviceAddress;
  /** The identity key that it was encrypted for: nobody else gets it again. */
  readonly identity: Bytes;
  readonly message: MessageId | null;
  readonly content: Bytes;
  /** How often this content has been sent again so far. */
  readonly resends: number;
}

/** A sent envelope as it is remembered. */
export interface RememberedEnvelope extends SentEnvelope {
  /** Whether it has been asked for and is sent again later. */
  readonly isDeferred: boolean;
}

interface SentRow {
  readonly identity: Uint8Array;
  readonly message: Uint8Array | null;
  readonly content: Uint8Array;
  readonly resends: number;
  readonly is_deferred: number;
}

/** The send log: what was sealed in the last 14 days, by envelope. */
export class SentRepository {
  readonly #database: Database;
  readonly #time: SentLogTime;

  constructor(database: Database) {
    this.#database = database;
    this.#time = new SentLogTime(database);
  }

  /** What was sealed anew under the same id takes its place; whether and how often that was asked for stays. */
  add(sent: SentEnvelope): void {
    this.#database
      .prepare(
        `INSERT INTO sent_envelopes (envelope, account, device, identity, message, content, sent_at, resends)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (envelope) DO UPDATE SET
           identity = excluded.identity, content = excluded.content, sent_at = excluded.sent_at,
           resends = max(resends, excluded.resends)`,
      )
      .run(
        toBlob(sent.envelope),
        sent.to.account,
        sent.to.device,
        sent.identity,
        sent.message === null ? null : toBlob(sent.message),
        sent.content,
        this.#time.next(),
        sent.resends,
      );
  }

  /** What was sealed for all who have a sender key. */
  addToRoom(sent: {
    readonly envelope: EnvelopeId;
    readonly distribution: DistributionId;
    readonly message: MessageId | null;
    readonly content: Bytes;
  }): void {
    this.#database
      .prepare(
        'INSERT INTO sent_to_rooms (envelope, distribution, message, content, sent_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(
        toBlob(sent.envelope),
        sent.distribution,
        sent.message === null ? null : toBlob(sent.message),
        sent.content,
        this.#time.next(),
      );
  }

  /** Null unless this device had the sender key with which exactly this envelope was sealed, and it is not forgotten yet. */
  findInRoom(
    envelope: EnvelopeId,
    to: DeviceAddress,
  ): (Omit<SentEnvelope, 'resends'> & { readonly distribution: DistributionId }) | null {
    const row = this.#database
      .prepare(
        `SELECT k.identity, s.message, s.content, s.distribution FROM sent_to_rooms s
           CROSS JOIN sender_key_shares k ON k.distribution = s.distribution
         WHERE s.envelope = ? AND k.account = ? AND k.device = ? AND s.post > k.after_post`,
      )
      .get(toBlob(envelope), to.account, to.device) as
      (Omit<SentRow, 'resends' | 'is_deferred'> & { readonly distribution: string }) | undefined;
    if (row === undefined) return null;
    return {
      envelope,
      to,
      identity: ownBytes(row.identity),
      message: row.message === null ? null : messageId(Buffer.from(row.message).toString('hex')),
      content: ownBytes(row.content),
      distribution: distributionId(row.distribution),
    };
  }

  /** Null unless exactly this device was sent exactly this envelope, and it is not forgotten yet. */
  find(envelope: EnvelopeId, to: DeviceAddress): RememberedEnvelope | null {
    const row = this.#database
      .prepare(
        `SELECT identity, message, content, resends, is_deferred FROM sent_envelopes
         WHERE envelope = ? AND account = ? AND device = ?`,
      )
      .get(toBlob(envelope), to.account, to.device) as SentRow | undefined;
    if (row === undefined) return null;
    return {
      envelope,
      to,
      identity: ownBytes(row.identity),
      message: row.message === null ? null : messageId(Buffer.from(row.message).toString('hex')),
      content: ownBytes(row.content),
      resends: row.resends,
      isDeferred: row.is_deferred === 1,
    };
  }

  /** Whether an envelope has been asked for and is sent again later. */
  setDeferred(envelope: EnvelopeId, isDeferred: boolean): void {
    this.#database
      .prepare('UPDATE sent_envelopes SET is_deferred = ? WHERE envelope = ?')
      .run(isDeferred ? 1 : 0, toBlob(envelope));
  }

  /** The devices to which something is sent again later. */
  deferringDevices(): readonly DeviceAddress[] {
    const rows = this.#database
      .prepare('SELECT DISTINCT account, device FROM sent_envelopes WHERE is_deferred = 1')
      .all() as { account: string; device: number }[];
    return rows.map(({ account, device }) => ({ account: accountId(account), device: deviceId(device) }));
  }

  /** The oldest envelopes that are sent to a device again later. */
  deferred({ account, device }: DeviceAddress, limit: number): readonly EnvelopeId[] {
    const ids = this.#database
      .prepare(
        `SELECT envelope FROM sent_envelopes WHERE account = ? AND device = ? AND is_deferred = 1
         ORDER BY sent_at LIMIT ?`,
      )
      .pluck()
      .all(account, device, limit) as Uint8Array[];
    return ids.map((id) => envelopeId(Buffer.from(id).toString('hex')));
  }

  /** Counts one more request for an envelope, so that asking for the same one again and again comes to an end. */
  countResend(envelope: EnvelopeId): void {
    this.#database
      .prepare('UPDATE sent_envelopes SET resends = resends + 1 WHERE envelope = ?')
      .run(toBlob(envelope));
  }

  /** The relay has not taken the envelope: its content is sealed anew. */
  forget(envelope: EnvelopeId): void {
    this.#database.prepare('DELETE FROM sent_envelopes WHERE envelope = ?').run(toBlob(envelope));
    this.#database.prepare('DELETE FROM sent_to_rooms WHERE envelope = ?').run(toBlob(envelope));
  }

  /** The message is gone from this PC: its text goes from the log too. */
  forgetMessage(message: MessageId): void {
    this.#database.prepare('DELETE FROM sent_envelopes WHERE message = ?').run(toBlob(message));
    this.#database.prepare('DELETE FROM sent_to_rooms WHERE message = ?').run(toBlob(message));
  }

  /** Forgets what is older than 14 days. `now` is what the clock says, in UTC milliseconds. */
  forgetOld(now: number): void {
    const time = this.#time.goOn(now);
    this.#database.prepare('DELETE FROM sent_envelopes WHERE sent_at < ?').run(time - memoryMs);
    this.#database.prepare('DELETE FROM sent_to_rooms WHERE sent_at < ?').run(time - memoryMs);
  }
}

function toBlob(id: EnvelopeId | MessageId): Buffer {
  return Buffer.from(id, 'hex');
}
