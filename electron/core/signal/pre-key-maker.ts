import {
  KEMKeyPair,
  KyberPreKeyRecord,
  PreKeyRecord,
  PrivateKey,
  SignedPreKeyRecord,
  type IdentityKeyPair,
} from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import type { KeyUpload, PreKeyCount, PublicPreKey, SignedPublicPreKey } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { NewPreKeys, ProtocolRepository, StoredKyberPreKey } from '#core/storage/index.ts';

/**
 * One-time keys that are made at once: Signal's batch of EC pre-keys, made in 4 ms; Kyber pre-keys are 1.6 KB each and dominate
 * what a relay stores a device; made in 3 ms.
 */
export const oneTimeBatch: PreKeyCount = { preKeys: 100, kyberPreKeys: 20 };

/**
 * Makes a set of pre-keys, signed by the account's identity key: a signed one, a last-resort one, and so many one-time keys of
 * each kind (a batch of both when left out). Ids are reserved in the caller's transaction.
 */
export function makePreKeys(
  identity: IdentityKeyPair,
  protocol: Pick<ProtocolRepository, 'reserveIds'>,
  now: number,
  { preKeys: preKeyCount, kyberPreKeys: kyberPreKeyCount }: PreKeyCount = oneTimeBatch,
): NewPreKeys {
  const signed = makeSignedPreKey(identity, protocol.reserveIds('signed-pre-key', 1), now);
  const preKeys = range(protocol.reserveIds('pre-key', preKeyCount), preKeyCount).map(makePreKey);
  const firstKyber = protocol.reserveIds('kyber-pre-key', kyberPreKeyCount + 1);
  const kyber = range(firstKyber, kyberPreKeyCount + 1).map((id) => makeKyberPreKey(identity, id, now));
  return {
    preKeys: new Map(preKeys.map((key) => [key.id(), key.serialize()])),
    signedPreKey: { id: signed.id(), record: signed.serialize() },
    kyberPreKeys: new Map(
      kyber.map((key) => [key.id(), { record: key.serialize(), lastResort: key.id() === firstKyber }]),
    ),
    createdAt: now,
  };
}

/** The public halves of pre-keys, as they are published. @throws AppError `internal` without a last-resort key. */
export function toUpload(keys: NewPreKeys): KeyUpload {
  const signed = SignedPreKeyRecord.deserialize(keys.signedPreKey.record);
  const lastResort = [...keys.kyberPreKeys.values()].find((key) => key.lastResort);
  if (lastResort === undefined) throw new AppError('internal');
  return {
    signedPreKey: {
      id: signed.id(),
      publicKey: signed.publicKey().serialize(),
      signature: signed.signature(),
    },
    lastResortKyberPreKey: publicKyber(lastResort),
    preKeys: [...keys.preKeys.values()].map(publicPreKey),
    kyberPreKeys: [...keys.kyberPreKeys.values()].filter((key) => !key.lastResort).map(publicKyber),
  };
}

function makePreKey(id: number): PreKeyRecord {
  const privateKey = PrivateKey.generate();
  return PreKeyRecord.new(id, privateKey.getPublicKey(), privateKey);
}

function makeSignedPreKey(identity: IdentityKeyPair, id: number, now: number): SignedPreKeyRecord {
  const privateKey = PrivateKey.generate();
  const publicKey = privateKey.getPublicKey();
  return SignedPreKeyRecord.new(id, now, publicKey, privateKey, sign(identity, publicKey.serialize()));
}

function makeKyberPreKey(identity: IdentityKeyPair, id: number, now: number): KyberPreKeyRecord {
  const pair = KEMKeyPair.generate();
  return KyberPreKeyRecord.new(id, now, pair, sign(identity, pair.getPublicKey().serialize()));
}

function sign(identity: IdentityKeyPair, publicKey: Bytes): Bytes {
  return identity.privateKey.sign(publicKey);
}

function publicPreKey(record: Bytes): PublicPreKey {
  const key = PreKeyRecord.deserialize(record);
  return { id: key.id(), publicKey: key.publicKey().serialize() };
}

function publicKyber(stored: StoredKyberPreKey): SignedPublicPreKey {
  const key = KyberPreKeyRecord.deserialize(stored.record);
  return { id: key.id(), publicKey: key.publicKey().serialize(), signature: key.signature() };
}

function range(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
