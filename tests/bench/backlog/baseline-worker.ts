import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import {
  CiphertextMessageType,
  groupDecrypt,
  IdentityKeyPair,
  PreKeySignalMessage,
  ProtocolAddress,
  sealedSenderDecryptToUsmc,
  SenderKeyRecord,
  SessionRecord,
  signalDecrypt,
  signalDecryptPreKey,
  SignalMessage,
} from '@signalapp/libsignal-client';
import { addressKey } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import { openStorage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { envelopeCount } from './agency.ts';
import type { BacklogPlaces } from './build-backlog.ts';
import { MemorySenderKeys, MemoryStores } from './memory-stores.ts';
import type { Baseline } from './run-baseline.ts';

// The limit: the same envelopes in the same order, in the same sessions, decrypted into memory and thrown away.
const { folder, key } = workerData as BacklogPlaces;
const databaseKey = ownBytes(Buffer.from(key, 'hex'));
const storage = openStorage({ file: join(folder, 'narae.db'), key: databaseKey });
const local = storage.account.local();
if (local === null) throw new Error('not enrolled');
const stores = new MemoryStores(
  IdentityKeyPair.deserialize(local.identityKeyPair),
  local.registrationId,
  storage.protocol.allPreKeys(),
);
const relay = openDatabase({
  file: join(folder, 'relay', 'relay.db'),
  key: databaseKey,
  migrations: relayMigrations,
  exclusive: true,
});
const envelopes = new SqliteMailboxStore(relay).read(local, 0, envelopeCount);
relay.close();
if (envelopes.length !== envelopeCount) throw new Error('the backlog is not complete');
const senders = new Map<string, ProtocolAddress>();
const taken = envelopes.map((envelope) => {
  const { from } = envelope;
  const sender = senders.get(addressKey(from)) ?? ProtocolAddress.new(from.account, from.device);
  senders.set(addressKey(from), sender);
  return { ...envelope, sender };
});
for (const [name, sender] of senders) {
  const session = storage.protocol.session(name);
  if (session !== null) await stores.sessions.saveSession(sender, SessionRecord.deserialize(session));
}
storage.close();
const profile = openDatabase({
  file: join(folder, 'narae.db'),
  key: databaseKey,
  migrations: coreMigrations,
});
const senderKeys = new MemorySenderKeys();
const kept = profile.prepare('SELECT name, record FROM sender_keys').all() as {
  name: string;
  record: Uint8Array;
}[];
for (const { name, record } of kept)
  senderKeys.records.set(name.split('/')[1] ?? '', SenderKeyRecord.deserialize(ownBytes(record)));
profile.close();

const whisper: number = CiphertextMessageType.Whisper;
const own = ProtocolAddress.new(local.account, local.device);
const begin = performance.now();
for (const { sender, type, ciphertext } of taken) {
  if (type === sealedEnvelope) {
    const content = await sealedSenderDecryptToUsmc(ciphertext, stores.identities);
    await groupDecrypt(sender, senderKeys, content.contents());
  } else if (type === whisper)
    await signalDecrypt(
      SignalMessage.deserialize(ciphertext),
      sender,
      own,
      stores.sessions,
      stores.identities,
    );
  else
    await signalDecryptPreKey(
      PreKeySignalMessage.deserialize(ciphertext),
      sender,
      own,
      stores.sessions,
      stores.identities,
      stores.preKeys,
      stores.signedPreKeys,
      stores.kyberPreKeys,
    );
}
const milliseconds = performance.now() - begin;
const inSessions = envelopes.filter(({ type }) => type === whisper).length;
const inRooms = envelopes.filter(({ type }) => type === sealedEnvelope).length;
parentPort?.postMessage({ milliseconds, inSessions, inRooms } satisfies Baseline);
