import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import { accountId, deviceId, distributionId, type DistributionId, type GroupId } from '#shared/model/ids.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';

/** The own sender key of a room: with which distribution it is sealed there, and since when (UTC milliseconds). */
export interface OwnDistribution {
  readonly id: DistributionId;
  readonly since: number;
}

/** A device that has a sender key. */
export interface KeyHolder {
  readonly address: DeviceAddress;
  readonly registrationId: number;
  /** The identity key under which it got the sender key. */
  readonly identity: Bytes;
}

/** Which distribution of sender keys each room has, and which devices have got its key. */
export class SenderKeyRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null before the first message to a room, and after somebody has gone who had the key. */
  distribution(room: GroupId): OwnDistribution | null {
    const row = this.#database
      .prepare(
        'SELECT distribution AS id, distribution_since AS since FROM rooms WHERE room = ? AND distribution IS NOT NULL',
      )
      .get(room) as { id: string; since: number } | undefined;
    return row === undefined ? null : { id: distributionId(row.id), since: row.since };
  }

  begin(room: GroupId, { id, since }: OwnDistribution): void {
    this.#noteEnd(room);
    this.#database
      .prepare('UPDATE rooms SET distribution = ?, distribution_since = ? WHERE room = ?')
      .run(id, since, room);
  }

  /** The next message to a room is sealed with a key that nobody has yet. */
  end(room: GroupId): void {
    this.#noteEnd(room);
    this.#database
      .prepare('UPDATE rooms SET distribution = NULL, distribution_since = NULL WHERE room = ?')
      .run(room);
  }

  /**
   * Forgets the shares of distributions that nothing is sealed with any more and of which nothing can be asked for again; answers
   * those.
   */
  forgetEnded(): readonly DistributionId[] {
    const ids = this.#database
      .prepare(
        `SELECT distribution FROM ended_distributions ended
         WHERE NOT EXISTS (SELECT 1 FROM sent_to_rooms s WHERE s.distribution = ended.distribution)`,
      )
      .pluck()
      .all() as string[];
    for (const id of ids) {
      this.#database
        .prepare('DELETE FROM sender_key_shares WHERE distribution = ? AND needs_key = 0')
        .run(id);
      this.#database.prepare('DELETE FROM ended_distributions WHERE distribution = ?').run(id);
    }
    return ids.map(distributionId);
  }

  #noteEnd(room: GroupId): void {
    this.#database
      .prepare(
        `INSERT OR IGNORE INTO ended_distributions (distribution)
         SELECT distribution FROM rooms WHERE room = ? AND distribution IS NOT NULL`,
      )
      .run(room);
  }

  /**
   * These devices have the key, for what is sealed with it from now on. Whoever had it before, and gets it anew, keeps the right
   * to what was sealed with it since.
   */
  share(distribution: DistributionId, holders: readonly KeyHolder[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO sender_key_shares (distribution, account, device, registration_id, identity, after_post)
       VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(post), 0) FROM sent_to_rooms))
       ON CONFLICT (distribution, account, device) DO UPDATE SET
         needs_key = 0, registration_id = excluded.registration_id, identity = excluded.identity,
         after_post = iif(identity = excluded.identity, after_post, excluded.after_post)`,
    );
    for (const { address, registrationId, identity } of holders)
      insert.run(distribution, address.account, address.device, registrationId, identity);
  }

  /** The enrolments of devices that have the key, by their address. */
  holders(distribution: DistributionId): ReadonlyMap<string, number> {
    const rows = this.#database
      .prepare('SELECT account, device, registration_id FROM sender_key_shares WHERE distribution = ?')
      .all(distribution) as { account: string; device: number; registration_id: number }[];
    return new Map(
      rows.map(({ account, device, registration_id: registration }) => [
        addressKey({ account: accountId(account), device: deviceId(device) }),
        registration,
      ]),
    );
  }

  /** A device could not open what it should have the key for: it gets it anew. */
  needsKey(distribution: DistributionId, { account, device }: DeviceAddress): void {
    this.#database
      .prepare(
        'UPDATE sender_key_shares SET needs_key = 1 WHERE distribution = ? AND account = ? AND device = ?',
      )
      .run(distribution, account, device);
  }
}
