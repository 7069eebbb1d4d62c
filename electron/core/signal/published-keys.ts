import { createHash } from 'node:crypto';
import { KyberPreKeyRecord, PreKeyRecord, SignedPreKeyRecord } from '@signalapp/libsignal-client';
import type { PublicPreKey, PublishedKeys } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { publishedKeysBytes } from '#shared/wire/published-keys.ts';
import type { ProtocolRepository } from '#core/storage/index.ts';

type KeyStore = Pick<ProtocolRepository, 'preKey' | 'signedPreKey' | 'kyberPreKey'>;

/** Whether this device can open what is sealed for any of the keys that a backend hands out in its name. */
export function holdsAll(store: KeyStore, published: PublishedKeys): boolean {
  const signedPreKey = signedKeyOf(published.signedPreKey, store);
  const lastResortKyberPreKey = kyberKeyOf(published.lastResortKyberPreKey, store);
  const preKeys = published.preKeys.map((id) => keyOf(id, store));
  const kyberPreKeys = published.kyberPreKeys.map((id) => kyberKeyOf(id, store));
  if (signedPreKey === null || lastResortKyberPreKey === null || !areAll(preKeys) || !areAll(kyberPreKeys))
    return false;
  const bytes = publishedKeysBytes({ signedPreKey, lastResortKyberPreKey, preKeys, kyberPreKeys });
  return createHash('sha256').update(bytes).digest().equals(published.digest);
}

function areAll(keys: readonly (PublicPreKey | null)[]): keys is readonly PublicPreKey[] {
  return keys.every((key) => key !== null);
}

function keyOf(id: number, store: KeyStore): PublicPreKey | null {
  return publicOf(id, store.preKey(id), PreKeyRecord);
}

function signedKeyOf(id: number, store: KeyStore): PublicPreKey | null {
  return publicOf(id, store.signedPreKey(id), SignedPreKeyRecord);
}

function kyberKeyOf(id: number, store: KeyStore): PublicPreKey | null {
  return publicOf(id, store.kyberPreKey(id)?.record ?? null, KyberPreKeyRecord);
}

interface RecordKind {
  deserialize(bytes: Bytes): { publicKey(): { serialize(): Bytes } };
}

function publicOf(id: number, record: Bytes | null, kind: RecordKind): PublicPreKey | null {
  return record === null ? null : { id, publicKey: kind.deserialize(record).publicKey().serialize() };
}
