import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, type PersonId } from '#shared/model/ids.ts';
import { makePreKeys, signDeviceList, toUpload } from '#core/signal/index.ts';
import type { NewPreKeys } from '#core/storage/index.ts';

/** Somebody who has an account and real keys, and is away. */
export interface EnrolledMember {
  readonly credential: DeviceCredential;
  readonly identity: IdentityKeyPair;
  readonly registrationId: number;
  readonly keys: NewPreKeys;
}

/** Enough for whoever begins a session in the bench. */
const fewKeys = { preKeys: 2, kyberPreKeys: 2 };

export async function enrolMember(adapter: BackendAdapter, person: PersonId): Promise<EnrolledMember> {
  const identity = IdentityKeyPair.generate();
  const registrationId = randomInt(1, 0x3fff);
  const keys = makePreKeys(identity, { reserveIds: () => 1 }, Date.now(), fewKeys);
  const account = accountId(randomUUID());
  const secret = ownBytes(randomBytes(32));
  const device = deviceId(1);
  await adapter.enrol({
    claim: { kind: 'offer', person },
    account,
    secret,
    registrationId,
    identityKey: identity.publicKey.serialize(),
    keys: toUpload(keys),
    deviceList: signDeviceList(identity, account, 1, [{ device, registrationId }]),
  });
  return { credential: { account, device, secret }, identity, registrationId, keys };
}
