import type { Bytes } from '../model/bytes.ts';
import type { AccountId, DeviceId, InvitationCode, PersonId } from '../model/ids.ts';
import type { DirectoryPerson } from '../model/person.ts';
import type { KeyUpload, SignedDeviceList } from './keys.ts';

/** The secret by which a device proves to the relay that it is itself. */
export interface DeviceCredential {
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly secret: Bytes;
}

/** What entitles to an enrolment: an invitation at hand, or one of the people whom the backend offers. */
export type EnrolmentClaim =
  | { readonly kind: 'invitation'; readonly code: InvitationCode }
  | { readonly kind: 'offer'; readonly person: PersonId };

/**
 * A new account with its first device. Everything random in it was made and stored by the client before, so that sending
 * the same request again (after a crash, or a lost answer) has the same outcome.
 */
export interface EnrolmentRequest {
  readonly claim: EnrolmentClaim;
  readonly account: AccountId;
  readonly secret: Bytes;
  readonly registrationId: number;
  readonly identityKey: Bytes;
  readonly keys: KeyUpload;
  /** Version 1: the first device alone. */
  readonly deviceList: SignedDeviceList;
}

/** What the backend made of an enrolment: the device it registered, and the person whose account it is. */
export interface EnrolmentAnswer {
  readonly device: DeviceId;
  readonly person: DirectoryPerson;
}
