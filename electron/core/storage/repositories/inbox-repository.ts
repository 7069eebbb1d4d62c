import { AppError } from '#shared/errors/app-error.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type AccountId, type EnvelopeId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { boundUnknown } from './unknown-bounds.ts';

/** How long an envelope's id is remembered: as long as the relay may deliver it again (30 days), and a margin. */
const memoryMs = 45 * 24 * 60 * 60 * 1000;

/** How long an answer to a request may take: senders remember for 14 days. */
const answerMs = 15 * 24 * 60 * 60 * 1000;
/** Whoever has not updated Narae in a year will not miss it: who wrote it has long asked whether it was read. */
const unknownMs = 365 * 24 * 60 * 60 * 1000;

/** Ciphertext of one sender that could not be opened: some hundred long messages. Nothing opens it later; it is there to be looked at. */
const undecryptableBytes = 8 * 1024 * 1024;
const noBytes = ownBytes(new Uint8Array(0));

/** An envelope that was kept, by its id and sender. */
export interface KeptEnvelope {
  readonly envelope: EnvelopeId;
  readonly from: DeviceAddress;
}

/** An envelope that could not be opened, and when the relay had accepted it. */
export interface UndecryptableEnvelope extends Pick<IncomingEnvelope, 'acceptedAt' | 'clockAt'> {
  readonly envelope: EnvelopeId;
}

/**
 * Why something was kept. `undecryptable`: it could not be opened and was asked for again. `lost`: it is not to be had any
 * more, and only its id is kept. `unknown-content`: it is for a newer version.
 */
type KeptReason = 'undecryptable' | 'lost' | 'unknown-content';

/** Content that was kept for a newer version. */
export interface KeptContent extends KeptEnvelope {
  /** UTC milliseconds. */
  readonly acceptedAt: number;
  /** The padded plaintext. */
  readonly content: Bytes;
  /** The identity key under which its sender had sealed it; null where an older version has not kept it. */
  readonly identityKey: Bytes | null;
}

interface KeyRow {
  readonly envelope: Uint8Array;
  readonly sender_account: string;
  readonly sender_device: number;
}

interface ContentRow {
  readonly accepted_at: number;
  readonly bytes: Uint8Array;
  readonly identity: Uint8Array | null;
}

/** Which envelopes have been dealt with, and what was kept of those with which nothing could be done yet. */
export class InboxRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The sequence numbers of those envelopes that have been dealt with before. */
  seen(envelopes: readonly IncomingEnvelope[]): ReadonlySet<number> {
    const asked = envelopes.map(({ sequence, from, id }) => [sequence, addressKey(from), id]);
    const sequences = this.#database
      .prepare(
        // CROSS: on few rows SQLite counts on few later too, and would look at all of them for each that is asked for.
        `SELECT e.value ->> 0 FROM json_each(?) e
         CROSS JOIN seen s ON s.sender = e.value ->> 1 AND s.envelope = unhex(e.value ->> 2)`,
      )
      .pluck()
      .all(JSON.stringify(asked)) as number[];
    return new Set(sequences);
  }

  /** They have been dealt with. One statement for all of them: a batch marks hundreds. */
  markSeen(envelopes: readonly IncomingEnvelope[]): void {
    const marked = envelopes.map(({ from, id, acceptedAt, clockAt }) => [
      addressKey(from),
      id,
      // By which it is forgotten.
      clockAt ?? acceptedAt,
    ]);
    this.#database
      .prepare(
        `INSERT OR IGNORE INTO seen (sender, envelope, accepted_at)
         SELECT e.value ->> 0, unhex(e.value ->> 1), e.value ->> 2 FROM json_each(?) e`,
      )
      .run(JSON.stringify(marked));
  }

  /**
   * Keeps an envelope that could not be opened, so that it is known what was asked for; and its ciphertext, unless a lot of
   * this sender's lies here already: a flood of rubbish must not fill the disk.
   */
  keep(envelope: IncomingEnvelope): void {
    const kept = this.#database
      .prepare(
        `SELECT coalesce(sum(length(bytes)), 0) FROM kept_envelopes
         WHERE sender_account = ? AND reason = 'undecryptable'`,
      )
      .pluck()
      .get(envelope.from.account) as number;
    const hasRoom = kept + envelope.ciphertext.length <= undecryptableBytes;
    this.#keep(envelope, 'undecryptable', hasRoom ? envelope.ciphertext : noBytes, null);
  }

  /** Keeps the plaintext of content that a newer version will know, and the identity key under which it was sealed. */
  keepUnknown(envelope: IncomingEnvelope, content: Bytes, identityKey: Bytes): void {
    this.#keep(envelope, 'unknown-content', content, identityKey);
  }

  /** Drops unknown content beyond what may wait, after some of these senders was kept. Answers how many were dropped. */
  boundUnknown(senders: ReadonlySet<AccountId>): number {
    return boundUnknown(this.#database, senders);
  }

  /**
   * The kept envelopes of a device that could not be opened and have the same in them: the one named, and those that came in
   * its place, whose ids begin alike.
   */
  undecryptableLike(envelope: EnvelopeId, from: DeviceAddress): readonly UndecryptableEnvelope[] {
    const start = envelope.slice(0, 16);
    const rows = this.#database
      .prepare(
        `SELECT envelope, accepted_at, clock_at FROM kept_envelopes
         WHERE sender_account = ? AND sender_device = ? AND envelope BETWEEN ? AND ? AND reason = 'undecryptable'`,
      )
      .all(
        from.account,
        from.device,
        Buffer.from(start.padEnd(32, '0'), 'hex'),
        Buffer.from(start.padEnd(32, 'f'), 'hex'),
      ) as { envelope: Uint8Array; accepted_at: number; clock_at: number | null }[];
    return rows.map((row) => ({
      envelope: envelopeId(Buffer.from(row.envelope).toString('hex')),
      acceptedAt: row.accepted_at,
      ...(row.clock_at !== null && { clockAt: row.clock_at }),
    }));
  }

  /** What was kept is here after all. */
  release(envelope: EnvelopeId, from: DeviceAddress): void {
    this.#database
      .prepare('DELETE FROM kept_envelopes WHERE sender_account = ? AND sender_device = ? AND envelope = ?')
      .run(from.account, from.device, Buffer.from(envelope, 'hex'));
  }

  /** The sender has not got it any more: its bytes go, and it counts as lost. */
  giveUp(envelope: EnvelopeId, from: DeviceAddress): void {
    this.#database
      .prepare(
        `UPDATE kept_envelopes SET reason = 'lost', bytes = x''
         WHERE sender_account = ? AND sender_device = ? AND envelope = ? AND reason = 'undecryptable'`,
      )
      .run(from.account, from.device, Buffer.from(envelope, 'hex'));
  }

  /** Where there is content that an older version could make nothing of, oldest first. */
  unknown(): readonly KeptEnvelope[] {
    const rows = this.#database
      .prepare(
        `SELECT envelope, sender_account, sender_device FROM kept_envelopes
         WHERE reason = 'unknown-content' ORDER BY accepted_at`,
      )
      .all() as KeyRow[];
    return rows.map(toKept);
  }

  /** One of these, whose content may be large. @throws AppError `not-found`. */
  unknownContent(kept: KeptEnvelope): KeptContent {
    const row = this.#database
      .prepare(
        `SELECT accepted_at, bytes, identity FROM kept_envelopes
         WHERE sender_account = ? AND sender_device = ? AND envelope = ? AND reason = 'unknown-content'`,
      )
      .get(kept.from.account, kept.from.device, Buffer.from(kept.envelope, 'hex')) as ContentRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    const identityKey = row.identity === null ? null : ownBytes(row.identity);
    return { ...kept, acceptedAt: row.accepted_at, content: ownBytes(row.bytes), identityKey };
  }

  /** Which version of the content the kept unknown content was last looked through with; 0 before the first time. */
  contentVersion(): number {
    const version = this.#database
      .prepare(`SELECT value FROM counters WHERE name = 'content-version'`)
      .pluck()
      .get() as number | undefined;
    return version ?? 0;
  }

  setContentVersion(version: number): void {
    this.#database
      .prepare(`INSERT OR REPLACE INTO counters (name, value) VALUES ('content-version', ?)`)
      .run(version);
  }

  /** What is kept of envelopes, in bytes. */
  keptBytes(): number {
    return this.#database
      .prepare('SELECT coalesce(sum(length(bytes)), 0) FROM kept_envelopes')
      .pluck()
      .get() as number;
  }

  keptCount(): number {
    return this.#database.prepare('SELECT count(*) FROM kept_envelopes').pluck().get() as number;
  }

  /**
   * Forgets the ids of envelopes that cannot come again, and what was kept for as long; content for a newer version stays
   * for a year.
   * Answers the placeholders that hang: envelopes that were asked for longer ago than their sender remembers. `now` is in
   * UTC milliseconds.
   */
  forgetOld(now: number): readonly KeptEnvelope[] {
    this.#database.prepare('DELETE FROM seen WHERE accepted_at < ?').run(now - memoryMs);
    this.#database
      .prepare(`DELETE FROM kept_envelopes WHERE reason = 'unknown-content' AND accepted_at < ?`)
      .run(now - unknownMs);
    // What hangs is answered before it may go: a PC may have been off for longer than anything is kept.
    this.#database
      .prepare(`DELETE FROM kept_envelopes WHERE reason = 'lost' AND coalesce(clock_at, accepted_at) < ?`)
      .run(now - memoryMs);
    const rows = this.#database
      .prepare(
        `SELECT envelope, sender_account, sender_device FROM kept_envelopes
         WHERE reason = 'undecryptable' AND coalesce(clock_at, accepted_at) < ?`,
      )
      .all(now - answerMs) as KeyRow[];
    return rows.map(toKept);
  }

  #keep(envelope: IncomingEnvelope, reason: KeptReason, bytes: Bytes, identityKey: Bytes | null): void {
    this.#database
      .prepare(
        `INSERT OR IGNORE INTO kept_envelopes
           (envelope, sender_account, sender_device, type, accepted_at, clock_at, bytes, reason, identity)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        Buffer.from(envelope.id, 'hex'),
        envelope.from.account,
        envelope.from.device,
        envelope.type,
        envelope.acceptedAt,
        envelope.clockAt ?? null,
        bytes,
        reason,
        identityKey,
      );
  }
}

function toKept(row: KeyRow): KeptEnvelope {
  return {
    envelope: envelopeId(Buffer.from(row.envelope).toString('hex')),
    from: { account: accountId(row.sender_account), device: deviceId(row.sender_device) },
  };
}
