import type { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { DeviceAddress } from '#shared/model/address.ts';

/** Who this device is to the protocol. */
export interface LocalIdentity {
  readonly address: DeviceAddress;
  readonly keyPair: IdentityKeyPair;
  readonly registrationId: number;
}
