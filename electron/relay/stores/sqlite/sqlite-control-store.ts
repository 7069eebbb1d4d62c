import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type {
  DeviceEntry,
  DeviceList,
  KeyUpload,
  PreKeyBundle,
  PreKeyCount,
  PublishedKeys,
  SignedDeviceList,
} from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import {
  deviceId,
  type AccountId,
  type DeviceId,
  type InvitationCode,
  type PersonId,
  type UnitId,
} from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { Profile } from '#shared/model/presence.ts';
import type { Database } from '#sqlite/database.ts';
import type { AgencyDirectory } from '../../relay-agency.ts';
import type { Visibility } from '../../visibility.ts';
import type {
  Authentication,
  ControlStore,
  EnrolmentOutcome,
  ProfileChange,
  SigningKeys,
} from '../control-store.ts';
import type { MailboxStore } from '../mailbox-store.ts';
import { SqliteAccounts, type DeviceRow } from './sqlite-accounts.ts';
import { DirectoryPages } from './directory-pages.ts';
import { SqliteDirectory } from './sqlite-directory.ts';
import { SqliteInvitations } from './sqlite-invitations.ts';
import { signedPreKeyFromText, SqlitePreKeys } from './sqlite-pre-keys.ts';
import { SqliteProfiles } from './sqlite-profiles.ts';
import { SqliteSigningKeys } from './sqlite-signing-keys.ts';
import { SqliteVisibility } from './sqlite-visibility.ts';

const firstDevice = deviceId(1);

/** The control store in the relay's encrypted database, which the mailboxes share. */
export class SqliteControlStore implements ControlStore {
  readonly #database: Database;
  readonly #mailboxes: Pick<MailboxStore, 'drop'>;
  readonly #accounts: SqliteAccounts;
  readonly #directory: SqliteDirectory;
  readonly #pages: DirectoryPages;
  readonly #invitations: SqliteInvitations;
  readonly #preKeys: SqlitePreKeys;
  readonly #profiles: SqliteProfiles;
  readonly #signingKeys: SqliteSigningKeys;
  readonly #visibility: SqliteVisibility;

  constructor(database: Database, mailboxes: Pick<MailboxStore, 'drop'>) {
    this.#database = database;
    this.#mailboxes = mailboxes;
    this.#accounts = new SqliteAccounts(database);
    this.#directory = new SqliteDirectory(database);
    this.#invitations = new SqliteInvitations(database);
    this.#preKeys = new SqlitePreKeys(database);
    this.#profiles = new SqliteProfiles(database);
    this.#signingKeys = new SqliteSigningKeys(database);
    this.#visibility = new SqliteVisibility(database);
    this.#pages = new DirectoryPages(database, () => this.#visibility.get());
  }

  directoryEdition(): string | null {
    return this.#directory.edition();
  }

  directoryName(): string | null {
    return this.#directory.name();
  }

  putDirectory(directory: AgencyDirectory, edition: string): void {
    this.#directory.replace(directory, edition);
  }

  person(id: PersonId): DirectoryPerson {
    return this.#directory.person(id);
  }

  directoryPage(since: string | null, limit: number, agency: UnitId | null): DirectoryPage {
    return this.#pages.page(since, limit, agency);
  }

  visibility(): Visibility {
    return this.#visibility.get();
  }

  putVisibility(visibility: Visibility): void {
    this.#atomically(() => {
      this.#visibility.put(visibility);
    });
  }

  agency(account: AccountId): UnitId | null {
    return this.#directory.agency(account);
  }

  isServing(account: AccountId): boolean {
    return this.#directory.isServing(account);
  }

  issueInvitation(person: PersonId, expiresAt: number): InvitationCode {
    this.#directory.person(person);
    return this.#invitations.issue(person, expiresAt);
  }

  enrol(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): EnrolmentOutcome {
    return this.#atomically(() => {
      const repeated = this.#enrolledBefore(request);
      if (repeated !== null) return this.#outcome(repeated, []);
      const person = this.#directory.person(this.#useClaim(request, now, offered));
      const revoked = this.#makeRoom(person, request);
      this.#accounts.register(request, firstDevice, person.id);
      this.#preKeys.put({ account: request.account, device: firstDevice }, request.keys);
      this.#directory.setAccount(person.id, request.account);
      return this.#outcome(person.id, revoked);
    });
  }

  authenticate(address: DeviceAddress, secret: Bytes): Authentication {
    return this.#accounts.authenticate(address, secret);
  }

  revokeDevice(address: DeviceAddress, list: SignedDeviceList): void {
    this.#atomically(() => {
      if (this.#accounts.revoke(address, list)) this.#forget(address);
    });
  }

  closeAccount(account: AccountId): readonly DeviceAddress[] {
    return this.#atomically(() => this.#close(account));
  }

  devices(account: AccountId): DeviceList {
    return this.#accounts.list(account);
  }

  lastDevices(account: AccountId): DeviceList {
    return this.#accounts.lastList(account);
  }

  presentDevices(accounts: readonly AccountId[]): ReadonlyMap<AccountId, readonly DeviceEntry[]> {
    return this.#accounts.entries(accounts);
  }

  signingKeys(make: () => SigningKeys): SigningKeys {
    return this.#atomically(() => this.#signingKeys.getOrPut(make));
  }

  putKeys(address: DeviceAddress, keys: KeyUpload, replaces = false): void {
    this.#atomically(() => {
      if (replaces) this.#preKeys.dropOthers(address, keys);
      this.#preKeys.put(address, keys);
    });
  }

  popBundles(
    account: AccountId,
    devices: readonly DeviceId[] | null,
    mayTakeOneTimeKeys: (device: DeviceId) => boolean,
  ): readonly PreKeyBundle[] {
    return this.#atomically(() => {
      const { identityKey } = this.#accounts.list(account);
      const rows = this.#accounts
        .devices(account)
        .filter(({ device }) => devices === null || devices.includes(device));
      return rows.map((row) =>
        this.#popBundle({ account, device: row.device }, row, identityKey, mayTakeOneTimeKeys(row.device)),
      );
    });
  }

  preKeyCount(address: DeviceAddress): PreKeyCount {
    return this.#preKeys.count(address);
  }

  publishedKeys(address: DeviceAddress): PublishedKeys {
    const row = this.#accounts.devices(address.account).find(({ device }) => device === address.device);
    if (row === undefined) throw new AppError('not-found');
    return this.#preKeys.published(address, row);
  }

  profile(account: AccountId): Profile {
    return this.#profiles.get(account);
  }

  putProfile(account: AccountId, change: ProfileChange): void {
    this.#profiles.put(account, change);
  }

  photo(account: AccountId): Bytes | null {
    return this.#profiles.photo(account);
  }

  #popBundle(address: DeviceAddress, row: DeviceRow, identityKey: Bytes, oneTimeKeys: boolean): PreKeyBundle {
    const kyberPreKey = oneTimeKeys ? this.#preKeys.popKyberPreKey(address) : null;
    return {
      device: address.device,
      registrationId: row.registration_id,
      identityKey,
      signedPreKey: signedPreKeyFromText(row.signed_pre_key),
      preKey: oneTimeKeys ? this.#preKeys.popPreKey(address) : null,
      kyberPreKey: kyberPreKey ?? signedPreKeyFromText(row.last_resort_pre_key),
    };
  }

  /** The person, when exactly this enrolment has happened already and only its answer was lost. */
  #enrolledBefore(request: EnrolmentRequest): PersonId | null {
    const person = this.#accounts.personOf(request.account);
    if (person === null) return null;
    const outcome = this.authenticate({ account: request.account, device: firstDevice }, request.secret);
    if (outcome === 'accepted') return person;
    throw new AppError(outcome === 'revoked' ? 'revoked' : 'unauthorized');
  }

  #useClaim(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): PersonId {
    const { claim } = request;
    if (claim.kind === 'invitation') return this.#invitations.use(claim.code, request.account, now);
    if (!offered(claim.person)) throw new AppError('invitation-invalid');
    return claim.person;
  }

  /** An invitation of somebody who has an account is the administrator's word that they begin anew. */
  #makeRoom(person: DirectoryPerson, { claim }: EnrolmentRequest): readonly DeviceAddress[] {
    if (person.account === null) return [];
    if (claim.kind === 'offer') throw new AppError('person-taken');
    return this.#close(person.account);
  }

  #outcome(person: PersonId, revoked: readonly DeviceAddress[]): EnrolmentOutcome {
    return {
      answer: { device: firstDevice, person: this.#directory.person(person) },
      revoked,
    };
  }

  #close(account: AccountId): readonly DeviceAddress[] {
    const addresses = this.#accounts.close(account);
    this.#profiles.drop(account);
    for (const address of addresses) this.#forget(address);
    return addresses;
  }

  #forget(address: DeviceAddress): void {
    this.#preKeys.drop(address);
    this.#mailboxes.drop(address);
  }

  #atomically<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}
