import { randomBytes, randomUUID } from 'node:crypto';
import type { EnrolmentClaim, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { KeyUpload } from '#shared/backend/keys.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId } from '#shared/model/ids.ts';

/** Public keys of the right form and without meaning: the relay never looks into them. */
export function randomKeyUpload(oneTimeKeys = 3, firstId = 1): KeyUpload {
  const ids = Array.from({ length: oneTimeKeys }, (_, index) => firstId + index);
  return {
    signedPreKey: signedKey(firstId),
    lastResortKyberPreKey: signedKey(0xff_0000),
    preKeys: ids.map((id) => ({ id, publicKey: random(33) })),
    kyberPreKeys: ids.map(signedKey),
  };
}

/** An enrolment of a new account with {@link randomKeyUpload}. */
export function randomEnrolment(claim: EnrolmentClaim, oneTimeKeys = 3): EnrolmentRequest {
  return {
    claim,
    account: accountId(randomUUID()),
    secret: random(32),
    registrationId: 1234,
    identityKey: random(33),
    keys: randomKeyUpload(oneTimeKeys),
  };
}

function signedKey(id: number): { id: number; publicKey: Bytes; signature: Bytes } {
  return { id, publicKey: random(33), signature: random(64) };
}

function random(length: number): Bytes {
  return ownBytes(randomBytes(length));
}
