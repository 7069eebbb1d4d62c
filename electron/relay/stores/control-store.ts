import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceList, KeyUpload, PreKeyBundle, PreKeyCount } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, DeviceId, InvitationCode, PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';

/** What a device's secret is worth. */
export type Authentication = 'accepted' | 'revoked' | 'refused';

/** Identities, keys, and the directory: everything that must never be rolled back. Errors are AppErrors. */
export interface ControlStore {
  /** Puts people into the directory (new, or changed); unchanged ones cost nothing. */
  putPeople(people: readonly Person[]): void;
  /** @throws AppError `not-found`. */
  person(id: PersonId): DirectoryPerson;
  /** Changes after a token in the order they happened; null starts at the beginning. */
  directoryPage(since: string | null, limit: number): DirectoryPage;

  /** A one-time code bound to a person; only its hash is kept. @throws AppError `not-found`. */
  issueInvitation(person: PersonId, expiresAt: number): InvitationCode;
  /**
   * Uses up the claim and registers the account with its first device; the same request again has the same answer.
   * `offered` says whether a person may enrol without an invitation.
   * @throws AppError `invitation-invalid`, `person-taken`, `not-found`.
   */
  enrol(request: EnrolmentRequest, now: number, offered: (person: PersonId) => boolean): EnrolmentAnswer;
  authenticate(address: DeviceAddress, secret: Bytes): Authentication;
  /** The device's keys are gone with it, and it never authenticates again. */
  revoke(address: DeviceAddress): void;

  /** @throws AppError `not-found` for an account without a device. */
  devices(account: AccountId): DeviceList;
  /** Adds one-time pre-keys and replaces the signed and the last-resort one. */
  putKeys(address: DeviceAddress, keys: KeyUpload): void;
  /** One bundle a device; a one-time key is handed out at most once. */
  popBundles(account: AccountId, devices: readonly DeviceId[] | null): readonly PreKeyBundle[];
  preKeyCount(address: DeviceAddress): PreKeyCount;
}
