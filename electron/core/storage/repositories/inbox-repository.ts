import { addressKey } from '#shared/model/address.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';

/** How long an envelope's id is remembered: as long as the relay may deliver it again (30 days), and a margin. */
const memoryMs = 45 * 24 * 60 * 60 * 1000;

export type KeptReason = 'undecryptable' | 'unknown-content';

/** Which envelopes have been dealt with, and those that could not be opened. */
export class InboxRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  wasSeen({ from, id }: IncomingEnvelope): boolean {
    const row = this.#database
      .prepare('SELECT 1 FROM seen WHERE sender = ? AND envelope = ?')
      .get(addressKey(from), Buffer.from(id, 'hex'));
    return row !== undefined;
  }

  markSeen(envelope: IncomingEnvelope): void {
    this.#database
      .prepare('INSERT OR IGNORE INTO seen (sender, envelope, accepted_at) VALUES (?, ?, ?)')
      .run(addressKey(envelope.from), Buffer.from(envelope.id, 'hex'), envelope.acceptedAt);
  }

  /**
   * Keeps what this version can make nothing of: the ciphertext of an `undecryptable` envelope, the plaintext of
   * `unknown-content`, which a newer version will know.
   */
  keep(envelope: IncomingEnvelope, reason: KeptReason, bytes: Bytes): void {
    this.#database
      .prepare(
        `INSERT OR IGNORE INTO kept_envelopes
           (envelope, sender_account, sender_device, type, accepted_at, bytes, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        Buffer.from(envelope.id, 'hex'),
        envelope.from.account,
        envelope.from.device,
        envelope.type,
        envelope.acceptedAt,
        bytes,
        reason,
      );
  }

  keptCount(): number {
    return this.#database.prepare('SELECT count(*) FROM kept_envelopes').pluck().get() as number;
  }

  forgetOld(now: number): void {
    this.#database.prepare('DELETE FROM seen WHERE accepted_at < ?').run(now - memoryMs);
  }
}
