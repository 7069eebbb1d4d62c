import { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { LocalIdentity } from '#core/signal/index.ts';
import type { LocalAccount } from '#core/storage/index.ts';

/** The enrolled account as the protocol knows it. */
export function toLocalIdentity(account: LocalAccount): LocalIdentity {
  return {
    address: { account: account.account, device: account.device },
    keyPair: IdentityKeyPair.deserialize(account.identityKeyPair),
    registrationId: account.registrationId,
  };
}
