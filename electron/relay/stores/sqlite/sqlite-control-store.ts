import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceList, KeyUpload, PreKeyBundle, PreKeyCount } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  deviceId,
  personId,
  type AccountId,
  type DeviceId,
  type InvitationCode,
  type PersonId,
} from '#shared/model/ids.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';
import type { Authentication, ControlStore } from '../control-store.ts';
import { invitationHash, randomInvitationCode } from './invitation-code.ts';
import { SqliteDirectory } from './sqlite-directory.ts';
import { signedPreKeyFromText, SqlitePreKeys, toText } from './sqlite-pre-keys.ts';

interface DeviceRow {
  readonly device: number;
  readonly registration_id: number;
  readonly secret_hash: Uint8Array;
  readonly revoked: number;
  readonly signed_pre_key: string;
  readonly last_resort_pre_key: string;
}

const firstDevice = deviceId(1);

/** The control store in the relay's encrypted database. */
export class SqliteControlStore implements ControlStore {
  readonly #database: Database;
  readonly #directory: SqliteDirectory;
  readonly #preKeys: SqlitePreKeys;

  constructor(database: Database) {
    this.#database = database;
    this.#directory = new SqliteDirectory(database);
    this.#preKeys = new SqlitePreKeys(database);
  }

  putPeople(people: readonly Person[]): void {
    this.#directory.put(people);
  }

  person(id: PersonId): DirectoryPerson {
    return this.#directory.person(id);
  }

  directoryPage(since: string | null, limit: number): DirectoryPage {
    return this.#directory.page(since, limit);
  }

  issueInvitation(person: PersonId, expiresAt: number): InvitationCode {
    this.#directory.person(person);
    const code = randomInvitationCode();
    this.#database
      .prepare('INSERT INTO invitations (code_hash, person, expires_at) VALUES (?, ?, ?)')
      .run(invitationHash(code), person, expiresAt);
    return code;
  }

  enrol(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): EnrolmentAnswer {
    const enrol = this.#database.transaction((): EnrolmentAnswer => {
      const repeated = this.#enrolledBefore(request);
      if (repeated !== null) return { device: firstDevice, person: this.#directory.person(repeated) };
      const person = this.#directory.person(this.#useClaim(request, now, offered));
      if (person.account !== null) throw new AppError('person-taken');
      this.#register(request, person.id);
      return { device: firstDevice, person: this.#directory.person(person.id) };
    });
    return enrol.immediate();
  }

  authenticate(address: DeviceAddress, secret: Bytes): Authentication {
    const row = this.#device(address);
    if (row === undefined || !timingSafeEqual(row.secret_hash, hash(secret))) return 'refused';
    return row.revoked === 0 ? 'accepted' : 'revoked';
  }

  revoke(address: DeviceAddress): void {
    const revoke = this.#database.transaction(() => {
      this.#database
        .prepare('UPDATE devices SET revoked = 1 WHERE account = ? AND device = ?')
        .run(address.account, address.device);
      this.#preKeys.drop(address);
    });
    revoke.immediate();
  }

  devices(account: AccountId): DeviceList {
    const rows = this.#activeDevices(account);
    return {
      account,
      identityKey: this.#identityKey(account),
      devices: rows.map((row) => ({ device: deviceId(row.device), registrationId: row.registration_id })),
    };
  }

  putKeys(address: DeviceAddress, keys: KeyUpload): void {
    const put = this.#database.transaction(() => {
      this.#preKeys.put(address, keys);
    });
    put.immediate();
  }

  popBundles(account: AccountId, devices: readonly DeviceId[] | null): readonly PreKeyBundle[] {
    const pop = this.#database.transaction((): readonly PreKeyBundle[] => {
      const identityKey = this.#identityKey(account);
      const rows = this.#activeDevices(account).filter(
        (row) => devices === null || devices.includes(row.device as DeviceId),
      );
      return rows.map((row) => this.#popBundle({ account, device: deviceId(row.device) }, row, identityKey));
    });
    return pop.immediate();
  }

  preKeyCount(address: DeviceAddress): PreKeyCount {
    return this.#preKeys.count(address);
  }

  #popBundle(address: DeviceAddress, row: DeviceRow, identityKey: Bytes): PreKeyBundle {
    return {
      device: address.device,
      registrationId: row.registration_id,
      identityKey,
      signedPreKey: signedPreKeyFromText(row.signed_pre_key),
      preKey: this.#preKeys.popPreKey(address),
      kyberPreKey: this.#preKeys.popKyberPreKey(address) ?? signedPreKeyFromText(row.last_resort_pre_key),
    };
  }

  /** The person, when exactly this enrolment has happened already and only its answer was lost. */
  #enrolledBefore(request: EnrolmentRequest): PersonId | null {
    const person = this.#database
      .prepare('SELECT person FROM accounts WHERE account = ?')
      .pluck()
      .get(request.account);
    if (typeof person !== 'string') return null;
    const outcome = this.authenticate({ account: request.account, device: firstDevice }, request.secret);
    if (outcome === 'accepted') return personId(person);
    throw new AppError(outcome === 'revoked' ? 'revoked' : 'unauthorized');
  }

  #useClaim(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): PersonId {
    if (request.claim.kind === 'offer') {
      if (!offered(request.claim.person)) throw new AppError('invitation-invalid');
      return request.claim.person;
    }
    const person = this.#database
      .prepare(
        `UPDATE invitations SET used_by = ? WHERE code_hash = ? AND used_by IS NULL AND expires_at > ? RETURNING person`,
      )
      .pluck()
      .get(request.account, invitationHash(request.claim.code), now);
    if (typeof person !== 'string') throw new AppError('invitation-invalid');
    return personId(person);
  }

  #register(request: EnrolmentRequest, person: PersonId): void {
    const address = { account: request.account, device: firstDevice };
    this.#database
      .prepare('INSERT INTO accounts (account, person, identity_key) VALUES (?, ?, ?)')
      .run(request.account, person, request.identityKey);
    this.#database
      .prepare(
        `INSERT INTO devices (account, device, registration_id, secret_hash, signed_pre_key, last_resort_pre_key)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        address.account,
        address.device,
        request.registrationId,
        hash(request.secret),
        toText(request.keys.signedPreKey),
        toText(request.keys.lastResortKyberPreKey),
      );
    this.#preKeys.put(address, request.keys);
    this.#directory.setAccount(person, request.account);
  }

  #identityKey(account: AccountId): Bytes {
    const key = this.#database
      .prepare('SELECT identity_key FROM accounts WHERE account = ?')
      .pluck()
      .get(account);
    if (!(key instanceof Uint8Array)) throw new AppError('not-found');
    return ownBytes(key);
  }

  #device(address: DeviceAddress): DeviceRow | undefined {
    return this.#database
      .prepare('SELECT * FROM devices WHERE account = ? AND device = ?')
      .get(address.account, address.device) as DeviceRow | undefined;
  }

  #activeDevices(account: AccountId): readonly DeviceRow[] {
    return this.#database
      .prepare('SELECT * FROM devices WHERE account = ? AND revoked = 0 ORDER BY device')
      .all(account) as DeviceRow[];
  }
}

function hash(secret: Bytes): Buffer {
  return createHash('sha256').update(secret).digest();
}
