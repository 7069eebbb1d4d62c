import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '#shared/backend/enrolment.ts';
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
import type { AccountId, DeviceId, InvitationCode, PersonId, UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { Profile } from '#shared/model/presence.ts';
import { maximumPreKeysPerUpload } from '#shared/wire/limits.ts';
import type { AgencyDirectory } from '../relay-agency.ts';
import type { Visibility } from '../visibility.ts';

/** What a device's secret is worth. */
export type Authentication = 'accepted' | 'revoked' | 'refused';

/** What an enrolment has come to. */
export interface EnrolmentOutcome {
  readonly answer: EnrolmentAnswer;
  /** Devices of the account that the person had before. */
  readonly revoked: readonly DeviceAddress[];
}

/** The private keys by which a relay vouches for its devices: the one that all trust, and the one that it certifies. */
export interface SigningKeys {
  readonly trustRoot: Bytes;
  readonly server: Bytes;
}

/** A profile on its way in: a photo that is left out stays as it is, null takes it away. */
export interface ProfileChange extends Omit<Profile, 'photo'> {
  readonly photo?: Bytes | null | undefined;
}

/** Identities, keys, and the directory: everything that must never be rolled back. Errors are AppErrors. */
export interface ControlStore {
  /** The edition of the directory that was taken in last; null before the first. */
  directoryEdition(): string | null;
  /** What the directory calls the whole agency: the name of its first root. Null where there is none. */
  directoryName(): string | null;
  /** Takes a whole directory in: what is not in it any more is removed; what is unchanged is no change. */
  putDirectory(directory: AgencyDirectory, edition: string): void;
  /** @throws AppError `not-found`. */
  person(id: PersonId): DirectoryPerson;
  /**
   * Changes after a token in the order they happened, for somebody of an agency. Null starts at the beginning, with all units
   * and the people of the agency before all others; so does a token of another history, as a store has that was restored from
   * a backup: `begins` says so. Somebody whose agency is another one since the token gets those of both agencies again of
   * whom they may see more or less now. @throws AppError `invalid-request` for a token that no store made.
   */
  directoryPage(since: string | null, limit: number, agency: UnitId | null): DirectoryPage;

  /** Who gets to see what of people. */
  visibility(): Visibility;
  /** Stores keep it; people of whom others see more or less now are changes of the directory. */
  putVisibility(visibility: Visibility): void;
  /** The agency of an account's person: the unit at the top of theirs; null where the directory knows none. */
  agency(account: AccountId): UnitId | null;
  /** Whether the directory still has the account's person, and not as one who has retired. */
  isServing(account: AccountId): boolean;

  /** A one-time code bound to a person; only its hash is kept. @throws AppError `not-found`. */
  issueInvitation(person: PersonId, expiresAt: number): InvitationCode;
  /**
   * Uses up the claim and registers the account with its first device; the same request again has the same answer.
   * `offered` says whether a person may enrol without an invitation. Whoever has an account and comes with an invitation
   * begins anew: the account they had is closed in the same transaction. Signatures are the gateway's business.
   * @throws AppError `invitation-invalid`, `person-taken`, `not-found`, `unauthorized` or `revoked`.
   */
  enrol(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): EnrolmentOutcome;
  authenticate(address: DeviceAddress, secret: Bytes): Authentication;
  /**
   * At once: the device never authenticates again, its keys and mailbox are gone, and the list is the account's. The same
   * call again changes nothing.
   * @throws AppError `not-found`, or `invalid-request` for a list that is not newer, or not the present one without the device.
   */
  revokeDevice(address: DeviceAddress, list: SignedDeviceList): void;
  /** Revokes all devices of an account, which is not found from then on; answers them. An administrator's decision. */
  closeAccount(account: AccountId): readonly DeviceAddress[];

  /**
   * The list as the account signed it; it may be empty. Version 0 without a signature for an account of before.
   * @throws AppError `not-found` for an account that does not exist or is closed.
   */
  devices(account: AccountId): DeviceList;
  /** The same, and of an account that is closed the list that it had then. @throws AppError `not-found` for one that never was. */
  lastDevices(account: AccountId): DeviceList;
  /** The devices of the lists alone, for whoever asks about a whole room; an account that `devices` does not find is not among them. */
  presentDevices(accounts: readonly AccountId[]): ReadonlyMap<AccountId, readonly DeviceEntry[]>;
  /** The keys of this relay: those that `make` has made at the first call are the same ever after. */
  signingKeys(make: () => SigningKeys): SigningKeys;
  /**
   * Adds one-time pre-keys and replaces the signed and the last-resort one. A one-time key whose id is not beyond those that
   * the device has published before changes nothing: the same upload again brings back no key that was handed out.
   * At most {@link maximumKeptPreKeys} of a kind are kept, the newest. With `replaces`, every other key goes in the same
   * transaction: a device that has lost private halves cannot read what is sealed for them.
   */
  putKeys(address: DeviceAddress, keys: KeyUpload, replaces?: boolean): void;
  /**
   * One bundle a device; a one-time key is handed out at most once. A device for which no one-time keys may be taken gives
   * its bundle without an EC one and with the last-resort Kyber key. @throws AppError `not-found`.
   */
  popBundles(
    account: AccountId,
    devices: readonly DeviceId[] | null,
    mayTakeOneTimeKeys: (device: DeviceId) => boolean,
  ): readonly PreKeyBundle[];
  preKeyCount(address: DeviceAddress): PreKeyCount;
  /** What is handed out of a device. @throws AppError `not-found` for a device that does not exist or is revoked. */
  publishedKeys(address: DeviceAddress): PublishedKeys;

  /** What an account tells of itself; nothing where it never has. */
  profile(account: AccountId): Profile;
  putProfile(account: AccountId, change: ProfileChange): void;
  /** Null where there is none. */
  photo(account: AccountId): Bytes | null;
}

/**
 * One-time keys of one kind that are kept for a device: one whole upload. A client of ours never has more than 125; the limit
 * is for one that is not, whose keys would fill the disk.
 */
export const maximumKeptPreKeys = maximumPreKeysPerUpload;
