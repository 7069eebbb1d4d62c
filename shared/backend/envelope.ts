import type { DeviceAddress } from '../model/address.ts';
import type { Bytes } from '../model/bytes.ts';
import type { AccountId, EnvelopeId } from '../model/ids.ts';

/** A ciphertext for one device. */
export interface OutgoingEnvelope {
  readonly id: EnvelopeId;
  readonly to: DeviceAddress;
  /** The registration id that the session was made with. */
  readonly registrationId: number;
  /** libsignal's CiphertextMessageType. */
  readonly type: number;
  readonly ciphertext: Bytes;
}

/** A ciphertext for this device, as the backend hands it over; the sender is authenticated by the backend only. */
export interface IncomingEnvelope {
  /** Rises within this device's mailbox, with gaps. */
  readonly sequence: number;
  readonly id: EnvelopeId;
  readonly from: DeviceAddress;
  readonly type: number;
  /** UTC milliseconds. What was accepted later has a later one, also after a clock that was wrong has been put right. */
  readonly acceptedAt: number;
  /** What the backend's clock said then, in UTC milliseconds, where that is minutes or more before `acceptedAt`. */
  readonly clockAt?: number | undefined;
  readonly ciphertext: Bytes;
}

/** The backend has all envelopes of one message, durably. */
export interface Acceptance {
  /** UTC milliseconds: one time for all envelopes of a message. */
  readonly acceptedAt: number;
  /** As that of an IncomingEnvelope. */
  readonly clockAt?: number | undefined;
  /** Whether all of them had been accepted before. */
  readonly duplicate: boolean;
}

/** The backend has what it can deliver of one message to many, durably; the accounts named here got nothing, or not on all devices. */
export interface MultiAcceptance extends Acceptance {
  /** Accounts that do not exist, or not any more. */
  readonly missing: readonly AccountId[];
  /** Accounts of which a mailbox is full; the same id again goes there once there is room, and to nobody else. */
  readonly full: readonly AccountId[];
}
