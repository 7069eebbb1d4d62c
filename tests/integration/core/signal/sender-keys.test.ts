import { randomUUID } from 'node:crypto';
import { PrivateKey, PublicKey, SenderCertificate, ServerCertificate } from '@signalapp/libsignal-client';
import SealedSenderMultiRecipientMessage from '@signalapp/libsignal-client/dist/SealedSenderMultiRecipientMessage.js';
import { expect, test } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { distributionId, type DistributionId } from '#shared/model/ids.ts';
import { isRepeatedMessage, type Unsealed, type ZoneScope } from '#core/signal/index.ts';
import { SignalDevice } from '#tests/support/signal-device.ts';

const serverKey = PrivateKey.generate();
const server = ServerCertificate.new(1, serverKey.getPublicKey(), PrivateKey.generate());

test('one sealing is read by everybody who has the sender key, and by nobody else', async () => {
  const { author, readers, distribution } = await room(3);
  const sealed = await seal(author, distribution, readers, '모두에게');
  for (const reader of readers) expect(await read(reader, author, sealed)).toBe('모두에게');
  const stranger = new SignalDevice();
  await expect(open(stranger, author, forOne(sealed, readers[0]))).rejects.toThrow('undecryptable');
});

test('whoever gets the sender key later reads what comes later only', async () => {
  const { author, readers, distribution } = await room(1);
  const before = await seal(author, distribution, readers, '이전');
  const [late] = await joined(author, distribution, 1);
  if (late === undefined) throw new Error('nobody joined');
  const after = await seal(author, distribution, [...readers, late], '이후');
  expect(await read(late, author, after)).toBe('이후');
  await expect(open(late, author, forOne(before, readers[0]))).rejects.toThrow('undecryptable');
});

test('the same sealing a second time is told from one that cannot be opened', async () => {
  const { author, readers, distribution } = await room(1);
  const sealed = await seal(author, distribution, readers, '한 번');
  const [reader] = readers;
  if (reader === undefined) throw new Error('nobody');
  expect(await read(reader, author, sealed)).toBe('한 번');
  const again = await open(reader, author, forOne(sealed, reader)).catch((error: unknown) => error);
  expect(isRepeatedMessage(again)).toBe(true);
});

test('nobody speaks in the name of another', async () => {
  const { author, readers, distribution } = await room(2);
  const [reader, other] = readers;
  if (reader === undefined || other === undefined) throw new Error('nobody');
  const sealed = await seal(author, distribution, readers, '내가 쓴 글');
  // A relay that says it came from somebody else.
  await expect(open(reader, other, forOne(sealed, reader))).rejects.toThrow('undecryptable');
  // Somebody of the room with the author's name in their certificate.
  const own = distributionId(randomUUID());
  await share(other, own, reader);
  const honest = await seal(other, own, [reader], '제 이름');
  expect(await read(reader, other, honest)).toBe('제 이름');
  const forged = await seal(other, own, [reader], '남의 이름', certificateOf(author, other));
  await expect(open(reader, author, forOne(forged, reader))).rejects.toThrow('undecryptable');
  await expect(open(reader, other, forOne(forged, reader))).rejects.toThrow('undecryptable');
});

test('a sealing that failed leaves no trace of its step', async () => {
  const { author, readers, distribution } = await room(1);
  const stranger = new SignalDevice();
  await expect(seal(author, distribution, [...readers, stranger], '실패')).rejects.toThrow();
  const sealed = await seal(author, distribution, readers, '성공');
  const [reader] = readers;
  if (reader === undefined) throw new Error('nobody');
  expect(await read(reader, author, sealed)).toBe('성공');
});

interface Room {
  readonly author: SignalDevice;
  readonly readers: readonly SignalDevice[];
  readonly distribution: DistributionId;
}

async function room(size: number): Promise<Room> {
  const author = new SignalDevice();
  const distribution = distributionId(randomUUID());
  return { author, distribution, readers: await joined(author, distribution, size) };
}

/** Devices that have been sent the author's sender key. */
async function joined(
  author: SignalDevice,
  distribution: DistributionId,
  count: number,
): Promise<readonly SignalDevice[]> {
  const readers = Array.from({ length: count }, () => new SignalDevice());
  for (const reader of readers) await share(author, distribution, reader);
  return readers;
}

async function share(
  author: SignalDevice,
  distribution: DistributionId,
  reader: SignalDevice,
): Promise<void> {
  const sealed = await inZone(author, async (scope) => {
    await scope.startSession(reader.address, reader.bundle(null));
    return scope.encrypt(reader.address, await scope.shareSenderKey(distribution));
  });
  await inZone(reader, async (scope) => {
    const { plaintext } = await scope.decrypt(author.address, sealed.type, sealed.ciphertext);
    await scope.takeSenderKey(author.address, plaintext);
  });
}

function seal(
  author: SignalDevice,
  distribution: DistributionId,
  readers: readonly SignalDevice[],
  text: string,
  certificate = certificateOf(author, author),
): Promise<Bytes> {
  return inZone(author, async (scope) => {
    // The own key has to exist, also where it has been shared with nobody.
    await scope.shareSenderKey(distribution);
    return scope.sealForMany(
      { distribution, certificate },
      readers.map(({ address }) => address),
      ownBytes(Buffer.from(text)),
    );
  });
}

/** What a relay hands to one of the recipients. */
function forOne(sealed: Bytes, reader: SignalDevice | undefined): Bytes {
  const message = new SealedSenderMultiRecipientMessage(sealed);
  const recipient = message.recipientsByServiceIdString()[reader?.address.account ?? ''];
  if (recipient === undefined) throw new Error('not for them');
  return ownBytes(message.messageForRecipient(recipient));
}

function open(reader: SignalDevice, author: SignalDevice, ciphertext: Bytes): Promise<Unsealed> {
  return inZone(reader, (scope) => scope.openFromMany(author.address, ciphertext));
}

async function read(reader: SignalDevice, author: SignalDevice, sealed: Bytes): Promise<string> {
  const { plaintext, identityKey } = await open(reader, author, forOne(sealed, reader));
  expect(identityKey).toEqual(author.local.keyPair.publicKey.serialize());
  return Buffer.from(plaintext).toString();
}

function inZone<Value>(device: SignalDevice, work: (scope: ZoneScope) => Promise<Value>): Promise<Value> {
  return device.zone.run(async (scope) => ({ value: await work(scope), write: () => undefined }));
}

/** A certificate with the name of one device and the key of another. */
function certificateOf(named: SignalDevice, keyed: SignalDevice): Bytes {
  const { account, device } = named.address;
  const key = PublicKey.deserialize(keyed.local.keyPair.publicKey.serialize());
  return SenderCertificate.new(
    account,
    null,
    device,
    key,
    Date.now() + 60_000,
    server,
    serverKey,
  ).serialize();
}
