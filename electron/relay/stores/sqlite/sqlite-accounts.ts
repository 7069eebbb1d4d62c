import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceEntry, DeviceList, SignedDeviceList } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  deviceId,
  personId,
  type AccountId,
  type DeviceId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import type { Authentication } from '../control-store.ts';
import { toText } from './sqlite-pre-keys.ts';

/** A device that is not revoked. */
export interface DeviceRow {
  readonly device: DeviceId;
  readonly registration_id: number;
  readonly signed_pre_key: string;
  readonly last_resort_pre_key: string;
}

interface AccountRow {
  readonly person: string;
  readonly identity_key: Uint8Array;
  readonly list_version: number;
  readonly list_signature: Uint8Array;
}

/** A device of an account that is open; without a number where it has none. */
interface EntryRow {
  readonly account: string;
  readonly device: number | null;
  readonly registration_id: number;
}

/** Of a device that was in its account's list to the end: what that list said can be shown still. 1 is one that was taken out. */
const revokedByClosing = 2;

/** Accounts with their devices. What changes something belongs into the caller's transaction. */
export class SqliteAccounts {
  readonly #database: Database;
  readonly #find;
  readonly #findSecret;
  readonly #findDevices;
  readonly #findEntries;
  readonly #findEver;
  readonly #findClosed;

  constructor(database: Database) {
    this.#database = database;
    this.#find = database.prepare<[AccountId]>('SELECT * FROM accounts WHERE account = ? AND closed = 0');
    this.#findEver = database.prepare<[AccountId]>('SELECT * FROM accounts WHERE account = ?');
    this.#findClosed = database.prepare<[AccountId]>(
      `SELECT * FROM devices WHERE account = ? AND revoked = ${String(revokedByClosing)} ORDER BY device`,
    );
    this.#findSecret = database.prepare<[AccountId, DeviceId]>(
      'SELECT secret_hash, revoked FROM devices WHERE account = ? AND device = ?',
    );
    this.#findDevices = database.prepare<[AccountId]>(
      'SELECT * FROM devices WHERE account = ? AND revoked = 0 ORDER BY device',
    );
    this.#findEntries = database.prepare<[string], EntryRow>(
      // CROSS: the accounts that were named, each with its devices.
      `SELECT accounts.account, device, registration_id FROM json_each(?) named
       CROSS JOIN accounts ON accounts.account = named.value AND closed = 0
       LEFT JOIN devices ON devices.account = accounts.account AND revoked = 0
       ORDER BY named.key, device`,
    );
  }

  register(request: EnrolmentRequest, device: DeviceId, person: PersonId): void {
    const { account, identityKey, deviceList, registrationId, secret, keys } = request;
    this.#database
      .prepare(
        'INSERT INTO accounts (account, person, identity_key, list_version, list_signature) VALUES (?, ?, ?, ?, ?)',
      )
      .run(account, person, identityKey, deviceList.version, deviceList.signature);
    this.#database
      .prepare(
        `INSERT INTO devices (account, device, registration_id, secret_hash, signed_pre_key, last_resort_pre_key)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        account,
        device,
        registrationId,
        hash(secret),
        toText(keys.signedPreKey),
        toText(keys.lastResortKyberPreKey),
      );
  }

  authenticate(address: DeviceAddress, secret: Bytes): Authentication {
    const row = this.#findSecret.get(address.account, address.device) as
      { readonly secret_hash: Uint8Array; readonly revoked: number } | undefined;
    if (row === undefined || !timingSafeEqual(row.secret_hash, hash(secret))) return 'refused';
    return row.revoked === 0 ? 'accepted' : 'revoked';
  }

  /** The person an account was made for, whether it is closed or not; null when there is none. */
  personOf(account: AccountId): PersonId | null {
    const person = this.#database
      .prepare('SELECT person FROM accounts WHERE account = ?')
      .pluck()
      .get(account);
    return typeof person === 'string' ? personId(person) : null;
  }

  /** @throws AppError `not-found` for an account that does not exist or is closed. */
  list(account: AccountId): DeviceList {
    return toList(account, this.#open(account), this.devices(account));
  }

  /** As `list`, and of a closed account the one that it had then. @throws AppError `not-found`. */
  lastList(account: AccountId): DeviceList {
    const row = this.#findEver.get(account) as (AccountRow & { readonly closed: number }) | undefined;
    if (row === undefined) throw new AppError('not-found');
    const devices = row.closed === 0 ? this.devices(account) : this.#findClosed.all(account);
    return toList(account, row, devices as DeviceRow[]);
  }

  /** The devices of lists without their keys, which are most of a row; accounts that do not exist or are closed are not among them. */
  entries(accounts: readonly AccountId[]): ReadonlyMap<AccountId, readonly DeviceEntry[]> {
    const entries = new Map<AccountId, DeviceEntry[]>();
    for (const { account, device, registration_id: registrationId } of this.#findEntries.all(
      JSON.stringify([...new Set(accounts)]),
    )) {
      const known = entries.get(accountId(account)) ?? [];
      if (device !== null) known.push({ device: deviceId(device), registrationId });
      entries.set(accountId(account), known);
    }
    return entries;
  }

  devices(account: AccountId): readonly DeviceRow[] {
    return this.#findDevices.all(account) as DeviceRow[];
  }

  /**
   * Revokes a device and puts the next list in place of the present one; false when exactly this has happened before.
   * @throws AppError `not-found`, or `invalid-request` for a list that is not the next one without the device.
   */
  revoke({ account, device }: DeviceAddress, next: SignedDeviceList): boolean {
    const { version, devices } = this.list(account);
    const others = devices.filter((entry) => entry.device !== device);
    if (!sameDevices(next.devices, others)) throw new AppError('invalid-request');
    if (next.version === version && others.length === devices.length) return false;
    if (next.version <= version || others.length === devices.length) throw new AppError('invalid-request');
    this.#database
      .prepare('UPDATE devices SET revoked = 1 WHERE account = ? AND device = ?')
      .run(account, device);
    this.#database
      .prepare('UPDATE accounts SET list_version = ?, list_signature = ? WHERE account = ?')
      .run(next.version, next.signature, account);
    return true;
  }

  /** The account is not found from now on; its devices were those answered. */
  close(account: AccountId): readonly DeviceAddress[] {
    const addresses = this.devices(account).map(({ device }) => ({ account, device }));
    this.#database
      .prepare('UPDATE devices SET revoked = @byClosing WHERE account = @account AND revoked = 0')
      .run({ account, byClosing: revokedByClosing });
    this.#database.prepare('UPDATE accounts SET closed = 1 WHERE account = ?').run(account);
    return addresses;
  }

  #open(account: AccountId): AccountRow {
    const row = this.#find.get(account) as AccountRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return row;
  }
}

function toList(account: AccountId, row: AccountRow, devices: readonly DeviceRow[]): DeviceList {
  return {
    account,
    identityKey: ownBytes(row.identity_key),
    version: row.list_version,
    devices: devices.map(toEntry),
    signature: ownBytes(row.list_signature),
  };
}

function toEntry(row: DeviceRow): DeviceEntry {
  return { device: deviceId(row.device), registrationId: row.registration_id };
}

function sameDevices(one: readonly DeviceEntry[], other: readonly DeviceEntry[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ device, registrationId }, index) =>
        device === other[index]?.device && registrationId === other[index].registrationId,
    )
  );
}

function hash(secret: Bytes): Buffer {
  return createHash('sha256').update(secret).digest();
}
