import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceEntry, DeviceList, PreKeyCount } from '#shared/backend/keys.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { deviceId, type AccountId, type GroupId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** The private half of a Kyber pre-key; the last-resort one may be used again, by others. */
export interface StoredKyberPreKey {
  readonly record: Bytes;
  readonly lastResort: boolean;
}

/** Which keys a first message has used: the same triple a second time is a replay. */
export interface KyberUse {
  readonly kyberPreKey: number;
  readonly signedPreKey: number;
  readonly baseKey: Bytes;
}

/** Everything that the protocol changed inside one zone. Applied in one transaction with what came of it. */
export interface ProtocolChanges {
  readonly sessions: ReadonlyMap<string, Bytes>;
  readonly identities: ReadonlyMap<AccountId, Bytes>;
  readonly removedPreKeys: ReadonlySet<number>;
  readonly kyberUses: readonly KyberUse[];
  /** By the device whose they are and their distribution, in one text. */
  readonly senderKeys: ReadonlyMap<string, Bytes>;
}

/** Freshly made pre-keys, private halves included. */
export interface NewPreKeys {
  readonly preKeys: ReadonlyMap<number, Bytes>;
  readonly signedPreKey: { readonly id: number; readonly record: Bytes };
  readonly kyberPreKeys: ReadonlyMap<number, StoredKyberPreKey>;
  readonly createdAt: number;
}

/** What has ids of its own. */
type IdKind = 'pre-key' | 'signed-pre-key' | 'kyber-pre-key';

/** More than a device publishes in years, in ids of 24 bits. */
const mostSkippedIds = 100_000;
/** Among the counters: a mark that is there, or is not. */
const replacement = 'key-replacement';

interface RecordRow {
  readonly id: number;
  readonly record: Uint8Array;
}

/** Signal-protocol state: sessions by address, identities and signed device lists by account, pre-keys by id. */
export class ProtocolRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  session(address: string): Bytes | null {
    return this.#blob('SELECT record FROM sessions WHERE address = ?', address);
  }

  /** The identity key under which an account was last met; null for one never met. */
  identity(account: AccountId): Bytes | null {
    return this.#blob('SELECT key FROM identities WHERE account = ?', account);
  }

  preKey(id: number): Bytes | null {
    return this.#blob('SELECT record FROM pre_keys WHERE id = ?', id);
  }

  signedPreKey(id: number): Bytes | null {
    return this.#blob('SELECT record FROM signed_pre_keys WHERE id = ?', id);
  }

  kyberPreKey(id: number): StoredKyberPreKey | null {
    const row = this.#database
      .prepare('SELECT record, last_resort FROM kyber_pre_keys WHERE id = ?')
      .get(id) as { record: Uint8Array; last_resort: number } | undefined;
    return row === undefined ? null : { record: ownBytes(row.record), lastResort: row.last_resort === 1 };
  }

  wasKyberUsed(use: KyberUse): boolean {
    const row = this.#database
      .prepare('SELECT 1 FROM kyber_uses WHERE kyber_pre_key = ? AND signed_pre_key = ? AND base_key = ?')
      .get(use.kyberPreKey, use.signedPreKey, use.baseKey);
    return row !== undefined;
  }

  /** Nothing is sealed with a sender key any more. */
  forgetSenderKey(name: string): void {
    this.#database.prepare('DELETE FROM sender_keys WHERE name = ?').run(name);
  }

  /** A sender key of a device, that of the own one included. */
  senderKey(name: string): Bytes | null {
    return this.#blob('SELECT record FROM sender_keys WHERE name = ?', name);
  }

  /** Writes what a zone has changed. Belongs into its transaction. */
  apply(changes: ProtocolChanges): void {
    const saveSession = this.#database.prepare(
      'INSERT OR REPLACE INTO sessions (address, record) VALUES (?, ?)',
    );
    for (const [address, record] of changes.sessions) saveSession.run(address, record);
    const saveIdentity = this.#database.prepare(
      'INSERT OR REPLACE INTO identities (account, key) VALUES (?, ?)',
    );
    for (const [account, key] of changes.identities) saveIdentity.run(account, key);
    const removePreKey = this.#database.prepare('DELETE FROM pre_keys WHERE id = ?');
    for (const id of changes.removedPreKeys) removePreKey.run(id);
    for (const use of changes.kyberUses) this.#useKyberPreKey(use);
    const saveSenderKey = this.#database.prepare(
      'INSERT OR REPLACE INTO sender_keys (name, record) VALUES (?, ?)',
    );
    for (const [name, record] of changes.senderKeys) saveSenderKey.run(name, record);
  }

  /** They count as not published until `markPublished`. */
  addPreKeys(keys: NewPreKeys): void {
    const addPreKey = this.#database.prepare('INSERT INTO pre_keys (id, record) VALUES (?, ?)');
    for (const [id, record] of keys.preKeys) addPreKey.run(id, record);
    this.#database
      .prepare('INSERT INTO signed_pre_keys (id, record, created_at) VALUES (?, ?, ?)')
      .run(keys.signedPreKey.id, keys.signedPreKey.record, keys.createdAt);
    const addKyber = this.#database.prepare(
      'INSERT INTO kyber_pre_keys (id, record, last_resort, created_at) VALUES (?, ?, ?, ?)',
    );
    for (const [id, key] of keys.kyberPreKeys)
      addKyber.run(id, key.record, key.lastResort ? 1 : 0, keys.createdAt);
  }

  /** All pre-keys there are: those of a pending enrolment. @throws AppError `not-found` without any. */
  allPreKeys(): NewPreKeys {
    return this.#preKeys('TRUE') ?? notFound();
  }

  /** The set of pre-keys that the backend may not have; null when there is none. */
  unpublishedPreKeys(): NewPreKeys | null {
    return this.#preKeys('published_at IS NULL');
  }

  /** The backend has all pre-keys there are, since this time in UTC milliseconds at the latest. */
  markPublished(time: number): void {
    for (const table of ['pre_keys', 'signed_pre_keys', 'kyber_pre_keys'])
      this.#database.prepare(`UPDATE ${table} SET published_at = ? WHERE published_at IS NULL`).run(time);
  }

  /** When the newest signed pre-key that was published was made, in UTC milliseconds; 0 without one. */
  signedPreKeyTime(): number {
    const time = this.#database
      .prepare('SELECT max(created_at) FROM signed_pre_keys WHERE published_at IS NOT NULL')
      .pluck()
      .get() as number | null;
    return time ?? 0;
  }

  /** Forgets signed and last-resort pre-keys whose successor was published before a time; the newest of each has none. */
  forgetRetiredKeys(before: number): void {
    this.#database
      .prepare(
        'DELETE FROM signed_pre_keys WHERE id < (SELECT max(id) FROM signed_pre_keys WHERE published_at < ?)',
      )
      .run(before);
    this.#database
      .prepare(
        `DELETE FROM kyber_pre_keys WHERE last_resort = 1
           AND id < (SELECT max(id) FROM kyber_pre_keys WHERE last_resort = 1 AND published_at < ?)`,
      )
      .run(before);
    // A use is remembered as long as its key could be used again.
    this.#database
      .prepare('DELETE FROM kyber_uses WHERE kyber_pre_key NOT IN (SELECT id FROM kyber_pre_keys)')
      .run();
  }

  /**
   * Notes which published one-time keys the backend has no more: the lowest id goes first, to others or to make room, so
   * those it still has are the newest. Whoever took a key and has not used it by `before` never will: such keys are forgotten.
   */
  noteHandedOut({ preKeys, kyberPreKeys }: PreKeyCount, now: number, before: number): void {
    const kinds = [
      { table: 'pre_keys', oneTime: 'published_at IS NOT NULL', left: preKeys },
      {
        table: 'kyber_pre_keys',
        oneTime: 'last_resort = 0 AND published_at IS NOT NULL',
        left: kyberPreKeys,
      },
    ];
    for (const { table, oneTime, left } of kinds) {
      this.#database.prepare(`DELETE FROM ${table} WHERE ${oneTime} AND handed_out_at < ?`).run(before);
      this.#database
        .prepare(
          `UPDATE ${table} SET handed_out_at = ? WHERE ${oneTime} AND handed_out_at IS NULL AND id NOT IN (
             SELECT id FROM ${table} WHERE ${oneTime} ORDER BY id DESC LIMIT ?
           )`,
        )
        .run(now, left);
    }
  }

  /** Forgets all pre-keys: those of an enrolment that came to nothing. */
  clearPreKeys(): void {
    this.#database.exec('DELETE FROM pre_keys; DELETE FROM signed_pre_keys; DELETE FROM kyber_pre_keys');
  }

  /** Reserves `count` ids of a kind and answers the first. Ids have 24 bits and are never used twice. */
  reserveIds(kind: IdKind, count: number): number {
    const next = this.#database
      .prepare(
        `INSERT INTO counters (name, value) VALUES (@kind, 1 + @count)
         ON CONFLICT (name) DO UPDATE SET value = value + @count RETURNING value`,
      )
      .pluck()
      .get({ kind, count }) as number;
    return next - count;
  }

  /**
   * No id of a kind up to this one is given out again. An answer of a backend decides this: by no more than some thousand at
   * once, or one that lies could use up all ids.
   */
  skipIds(kind: IdKind, upTo: number): void {
    const next = this.#database.prepare('SELECT value FROM counters WHERE name = ?').pluck().get(kind);
    // As nearly always: nothing is written then.
    if (typeof next === 'number' && next > upTo) return;
    this.#database
      .prepare(
        `INSERT INTO counters (name, value) VALUES (@kind, 1 + min(@upTo, @most))
         ON CONFLICT (name) DO UPDATE SET value = max(value, min(@upTo + 1, value + @most))`,
      )
      .run({ kind, upTo, most: mostSkippedIds });
  }

  /** What the backend has published of this device has to be replaced, because not all of it can be opened here. */
  wantReplacement(): void {
    this.#database.prepare(`INSERT OR REPLACE INTO counters (name, value) VALUES (?, 1)`).run(replacement);
  }

  isReplacementWanted(): boolean {
    return this.#database.prepare('SELECT 1 FROM counters WHERE name = ?').get(replacement) !== undefined;
  }

  /** What was published last has replaced everything. */
  replaced(): void {
    this.#database.prepare('DELETE FROM counters WHERE name = ?').run(replacement);
  }

  /** The devices of an account as last heard; null before anybody asked. */
  devices(account: AccountId): readonly DeviceEntry[] | null {
    if (this.deviceList(account) === null) return null;
    const rows = this.#database
      .prepare('SELECT device, registration_id FROM devices WHERE account = ? ORDER BY device')
      .all(account) as { device: number; registration_id: number }[];
    return rows.map((row) => ({ device: deviceId(row.device), registrationId: row.registration_id }));
  }

  /** The devices of all members of a room as last heard; null for accounts of which nobody has asked. In the order of the members. */
  devicesInRoom(room: GroupId): ReadonlyMap<AccountId, readonly DeviceEntry[] | null> {
    const rows = this.#database
      .prepare(
        `SELECT m.account, l.version, d.device, d.registration_id FROM room_members m
         LEFT JOIN device_lists l ON l.account = m.account AND l.current = 1
         LEFT JOIN devices d ON d.account = l.account
         WHERE m.room = ? ORDER BY m.place, d.device`,
      )
      .all(room) as {
      account: AccountId;
      version: number | null;
      device: number | null;
      registration_id: number;
    }[];
    const found = new Map<AccountId, DeviceEntry[] | null>();
    for (const { account, version, device, registration_id: registrationId } of rows) {
      const known = found.get(account) ?? [];
      if (device !== null) known.push({ device: deviceId(device), registrationId });
      found.set(account, version === null ? null : known);
    }
    return found;
  }

  /** Which list of an account's devices was last heard, and whose key had signed it; null before anybody asked. */
  deviceList(account: AccountId): { readonly version: number; readonly identityKey: Bytes } | null {
    const row = this.#database
      .prepare('SELECT version, identity FROM device_lists WHERE account = ? AND current = 1')
      .get(account) as { version: number; identity: Uint8Array } | undefined;
    return row === undefined ? null : { version: row.version, identityKey: ownBytes(row.identity) };
  }

  /** The highest version of an account's device list that this key has ever signed; 0 for a key never heard of. */
  deviceListVersion(account: AccountId, identityKey: Bytes): number {
    const version = this.#database
      .prepare('SELECT version FROM device_lists WHERE account = ? AND identity = ?')
      .pluck()
      .get(account, identityKey) as number | undefined;
    return version ?? 0;
  }

  /** An account has signed a list under this key, which does not become its present one. */
  noteListKey({
    account,
    version,
    identityKey,
  }: Pick<DeviceList, 'account' | 'version' | 'identityKey'>): void {
    this.#database
      .prepare(
        `INSERT INTO device_lists (account, identity, version, current) VALUES (?, ?, ?, 0)
         ON CONFLICT (account, identity) DO UPDATE SET version = max(version, excluded.version)`,
      )
      .run(account, identityKey, version);
  }

  /** The list becomes the present one of its account; the versions that other keys have signed stay known. */
  saveDevices({ account, version, identityKey, devices }: Omit<DeviceList, 'signature'>): void {
    this.#database.prepare('UPDATE device_lists SET current = 0 WHERE account = ?').run(account);
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO device_lists (account, identity, version, current) VALUES (?, ?, ?, 1)',
      )
      .run(account, identityKey, version);
    this.#database.prepare('DELETE FROM devices WHERE account = ?').run(account);
    const insert = this.#database.prepare(
      'INSERT INTO devices (account, device, registration_id) VALUES (?, ?, ?)',
    );
    for (const entry of devices) insert.run(account, entry.device, entry.registrationId);
  }

  /** The pre-keys of which a condition is true, with the newest signed and last-resort ones; null without a whole set. */
  #preKeys(condition: string): NewPreKeys | null {
    const preKeys = this.#database
      .prepare(`SELECT id, record FROM pre_keys WHERE ${condition}`)
      .all() as RecordRow[];
    const signed = this.#database
      .prepare(`SELECT * FROM signed_pre_keys WHERE ${condition} ORDER BY id DESC LIMIT 1`)
      .get() as (RecordRow & { created_at: number }) | undefined;
    const kyber = this.#database
      .prepare(
        `SELECT id, record, last_resort FROM kyber_pre_keys WHERE ${condition} AND (last_resort = 0 OR id = (
           SELECT max(id) FROM kyber_pre_keys WHERE ${condition} AND last_resort = 1
         ))`,
      )
      .all() as (RecordRow & { last_resort: number })[];
    // Salvage may have found one of the two alone: what is left of that set is published with the next one.
    if (signed === undefined || !kyber.some((row) => row.last_resort === 1)) return null;
    return {
      preKeys: new Map(preKeys.map((row) => [row.id, ownBytes(row.record)])),
      signedPreKey: { id: signed.id, record: ownBytes(signed.record) },
      kyberPreKeys: new Map(
        kyber.map((row) => [row.id, { record: ownBytes(row.record), lastResort: row.last_resort === 1 }]),
      ),
      createdAt: signed.created_at,
    };
  }

  /** A one-time key goes. The last-resort key stays: its use is remembered, so that the same triple cannot come again. */
  #useKyberPreKey(use: KyberUse): void {
    this.#database
      .prepare('DELETE FROM kyber_pre_keys WHERE id = ? AND last_resort = 0')
      .run(use.kyberPreKey);
    this.#database
      .prepare('INSERT INTO kyber_uses (kyber_pre_key, signed_pre_key, base_key) VALUES (?, ?, ?)')
      .run(use.kyberPreKey, use.signedPreKey, use.baseKey);
  }

  #blob(sql: string, key: string | number): Bytes | null {
    const value = this.#database.prepare(sql).pluck().get(key);
    return value instanceof Uint8Array ? ownBytes(value) : null;
  }
}

function notFound(): never {
  throw new AppError('not-found');
}
