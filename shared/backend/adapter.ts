import type { AppError } from '../errors/app-error.ts';
import type { Bytes } from '../model/bytes.ts';
import type { ConnectionState } from '../model/connection.ts';
import type { EnrolmentOffer } from '../model/enrolment-offer.ts';
import type { AccountId, DeviceId, EnvelopeId } from '../model/ids.ts';
import type { Activity } from '../model/presence.ts';
import type { DirectoryPage } from './directory-page.ts';
import type { DeviceCredential, EnrolmentAnswer, EnrolmentRequest } from './enrolment.ts';
import type { Acceptance, IncomingEnvelope, MultiAcceptance, OutgoingEnvelope } from './envelope.ts';
import type { AccountPresence, ProfileUpload } from './presence.ts';
import type { IssuedCertificate } from './sender-certificate.ts';
import type {
  DeviceList,
  KeyUpload,
  PreKeyBundle,
  PreKeyCount,
  PublishedKeys,
  SignedDeviceList,
} from './keys.ts';

/** What a backend says of itself before anybody has enrolled. */
export interface BackendDescription {
  readonly agency: string;
  /** Whether it offers people to enrol as, without an invitation code at hand. */
  readonly offers: boolean;
}

/** What a connected adapter tells the core. */
export interface BackendHandlers {
  /**
   * Envelopes in mailbox order. They come again after a reconnection until they are acknowledged. Throws when too many wait
   * already: the adapter then ends the connection and makes another one.
   */
  readonly onEnvelopes: (envelopes: readonly IncomingEnvelope[]) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly onDirectoryChanged: () => void;
  /** The backend's clock, in UTC milliseconds, told once a connection. */
  readonly onServerTime: (time: number) => void;
  /** What others see of people whom one watches: all of them once after `watch`, then those that change. */
  readonly onPresences?: (presences: readonly AccountPresence[]) => void;
  /** Somebody is writing to this account. */
  readonly onTyping?: (account: AccountId) => void;
  /** The backend broke its protocol: the connection was ended, nothing of that frame was handed over. For the log. */
  readonly onViolation?: (error: AppError) => void;
}

/**
 * Which devices the envelopes of a `send` have to cover. `every-device`: exactly the devices of every account named.
 * `named-devices`: only those named, as a message needs that is sent again to the one device that could not open it.
 */
export type SendCoverage = 'every-device' | 'named-devices';

/**
 * The way from a core to an agency's backend. All failures are AppErrors: `unavailable` (retryable), `rate-limited`,
 * `mailbox-full`, `stale-devices`, `not-found`, `revoked`, `unauthorized`, `unsupported`, `invitation-invalid`,
 * `person-taken`, `too-large`.
 */
export interface BackendAdapter {
  describe(): Promise<BackendDescription>;
  /** People one may enrol as; empty where the backend wants an invitation code. */
  offers(): Promise<readonly EnrolmentOffer[]>;
  /** Idempotent for the same request. */
  enrol(request: EnrolmentRequest): Promise<EnrolmentAnswer>;

  /** Uses this credential from now on and keeps a connection until `close`, however often it breaks. */
  connect(credential: DeviceCredential, handlers: BackendHandlers): void;
  /** Tries to connect now instead of at the end of the current pause. */
  reconnect(): void;
  close(): Promise<void>;

  /** Adds to what is published; with `replaces`, nothing else is handed out from then on. Idempotent for the same keys. */
  publishKeys(keys: KeyUpload, replaces?: boolean): Promise<void>;
  preKeyCount(): Promise<PreKeyCount>;
  publishedKeys(): Promise<PublishedKeys>;
  fetchDevices(account: AccountId): Promise<DeviceList>;
  /** The last list that an account has signed, also of one that is closed: for who wants to know whose signature something bears. */
  fetchLastDevices(account: AccountId): Promise<DeviceList>;
  /** Bundles of the devices named, or of all; a device that is gone is left out. */
  fetchBundles(account: AccountId, devices?: readonly DeviceId[]): Promise<readonly PreKeyBundle[]>;

  /** A certificate of this device with the account's present identity key, good for some days. */
  senderCertificate(): Promise<IssuedCertificate>;

  /**
   * Hands over all envelopes of one message. Idempotent by envelope id. Rejects with {@link StaleDevicesError} when the
   * envelopes do not cover what `coverage` asks for, or were made for another enrolment of a device.
   */
  send(envelopes: readonly OutgoingEnvelope[], coverage: SendCoverage): Promise<Acceptance>;
  /**
   * Hands over one message that libsignal has sealed for many devices (`sealedSenderMultiRecipientEncrypt`); each gets its own
   * envelope under this id, of the type `sealedEnvelope`. Idempotent by id and mailbox. Accounts that are gone or full hold up
   * nobody; of all others exactly the present devices have to be in it, otherwise it rejects with {@link StaleDevicesError}.
   */
  sendMulti(id: EnvelopeId, message: Bytes): Promise<MultiAcceptance>;
  /** Everything up to this sequence number is durable here; cumulative, best effort, repeated after a reconnection. */
  ack(upTo: number): void;

  /** Whose presence is told from now on, in place of those before; best effort, forgotten with the connection. */
  watch(accounts: readonly AccountId[]): void;
  /** Whether the person is at this PC; best effort, forgotten with the connection. */
  tellActivity(activity: Exclude<Activity, 'offline'>): void;
  /** The person is writing to this account; best effort, kept by nobody. */
  tellTyping(account: AccountId): void;
  /** What others see of the own account from now on. */
  putProfile(profile: ProfileUpload): Promise<void>;
  /** The present photo of an account; null where there is none. */
  fetchPhoto(account: AccountId): Promise<Bytes | null>;

  /** All pages since a token, or since the beginning; the last one has `more: false`. */
  syncDirectory(since: string | null): AsyncIterable<DirectoryPage>;
  /** Revokes a device of the own account; `list` is the next version of the device list, without it. */
  revokeDevice(device: DeviceId, list: SignedDeviceList): Promise<void>;
}
