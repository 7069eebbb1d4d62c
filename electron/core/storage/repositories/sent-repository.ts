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
  /** The sender key that it was sealed with for a room; null for what was sealed for this device alone. */
  readonly distribution: DistributionId | null;
}

interface SentRow {
  readonly identity: Uint8Array;
  readonly message: Uint8Array | null;
  readonly content: Uint8Array;
  readonly resends: number;
  readonly is_deferred: number;
  readonly distribution: string | null;
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

  /**
   * Null unless exactly this device was sent exactly this envelope, or had the sender key with which it was sealed, and it is not
   * forgotten yet.
   */
  find(envelope: EnvelopeId, to: DeviceAddress): RememberedEnvelope | null {
    const row = this.#database.prepare(`${ofDevice} UNION ALL ${ofRoom}`).get({
      envelope: toBlob(envelope),
      account: to.account,
      device: to.device,
    }) as SentRow | undefined;
    if (row === undefined) return null;
    return {
      envelope,
      to,
      identity: ownBytes(row.identity),
      message: row.message === null ? null : messageId(Buffer.from(row.message).toString('hex')),
      content: ownBytes(row.content),
      resends: row.resends,
      isDeferred: row.is_deferred === 1,
      distribution: row.distribution === null ? null : distributionId(row.distribution),
    };
  }

  /** Whether an envelope has been asked for and is sent again later. */
  setDeferred(envelope: EnvelopeId, to: DeviceAddress, isDeferred: boolean): void {
    this.#note(envelope, to, { resends: 0, deferred: isDeferred ? 1 : 0 });
  }

  /** The devices to which something is sent again later. */
  deferringDevices(): readonly DeviceAddress[] {
    const rows = this.#database
      .prepare(
        `SELECT DISTINCT account, device FROM sent_envelopes WHERE is_deferred = 1
         UNION SELECT account, device FROM room_requests WHERE is_deferred = 1`,
      )
      .all() as { account: string; device: number }[];
    return rows.map(({ account, device }) => ({ account: accountId(account), device: deviceId(device) }));
  }

  /** The oldest envelopes that are sent to a device again later. */
  deferred({ account, device }: DeviceAddress, limit: number): readonly EnvelopeId[] {
    const ids = this.#database
      .prepare(
        `SELECT envelope, sent_at FROM sent_envelopes
           WHERE account = @account AND device = @device AND is_deferred = 1
         UNION ALL
         SELECT r.envelope, s.sent_at FROM room_requests r CROSS JOIN sent_to_rooms s ON s.envelope = r.envelope
           WHERE r.account = @account AND r.device = @device AND r.is_deferred = 1
         ORDER BY sent_at LIMIT @limit`,
      )
      .pluck()
      .all({ account, device, limit }) as Uint8Array[];
    return ids.map((id) => envelopeId(Buffer.from(id).toString('hex')));
  }

  /** Counts one more request for an envelope, so that asking for the same one again and again comes to an end. */
  countResend(envelope: EnvelopeId, to: DeviceAddress): void {
    this.#note(envelope, to, { resends: 1, deferred: null });
  }

  /** `deferred`: null where that stays as it is. */
  #note(
    envelope: EnvelopeId,
    { account, device }: DeviceAddress,
    noted: { readonly resends: number; readonly deferred: number | null },
  ): void {
    const named = { envelope: toBlob(envelope), account, device, ...noted };
    const own = this.#database
      .prepare(
        `UPDATE sent_envelopes SET resends = resends + @resends, is_deferred = coalesce(@deferred, is_deferred)
         WHERE envelope = @envelope AND account = @account AND device = @device`,
      )
      .run(named);
    if (own.changes > 0) return;
    this.#database
      .prepare(
        `INSERT INTO room_requests (envelope, account, device, resends, is_deferred)
         VALUES (@envelope, @account, @device, @resends, coalesce(@deferred, 0))
         ON CONFLICT (envelope, account, device) DO UPDATE SET
           resends = resends + @resends, is_deferred = coalesce(@deferred, is_deferred)`,
      )
      .run(named);
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

const ofDevice = `
  SELECT identity, message, content, resends, is_deferred, NULL AS distribution FROM sent_envelopes
  WHERE envelope = @envelope AND account = @account AND device = @device`;
/** Whoever had the key then has a right to it, also where it needs the key anew by now. */
const ofRoom = `
  SELECT k.identity, s.message, s.content, coalesce(r.resends, 0), coalesce(r.is_deferred, 0), s.distribution
  FROM sent_to_rooms s
  CROSS JOIN sender_key_shares k ON k.distribution = s.distribution AND k.account = @account AND k.device = @device
  LEFT JOIN room_requests r ON r.envelope = s.envelope AND r.account = k.account AND r.device = k.device
  WHERE s.envelope = @envelope AND s.post > k.after_post`;

function toBlob(id: EnvelopeId | MessageId): Buffer {
  return Buffer.from(id, 'hex');
}
