import { SignalMessage } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { addressKey } from '#shared/model/address.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { Sealed, ZoneScope } from '#core/signal/index.ts';
import { SignalDevice } from '#tests/support/signal-device.ts';

const nothing = (): void => undefined;

function bytes(text: string): Bytes {
  return ownBytes(Buffer.from(text));
}

function seal(from: SignalDevice, to: SignalDevice, text: string): Promise<Sealed> {
  return from.zone.run(async (scope) => ({
    value: await scope.encrypt(to.address, bytes(text)),
    write: nothing,
  }));
}

async function open(device: SignalDevice, from: SignalDevice, sealed: Sealed): Promise<string> {
  const { plaintext } = await device.zone.run(async (scope) => ({
    value: await scope.decrypt(from.address, sealed.type, sealed.ciphertext),
    write: nothing,
  }));
  return Buffer.from(plaintext).toString();
}

function start(scope: ZoneScope, to: SignalDevice, index: number | null = 0): Promise<void> {
  return scope.startSession(to.address, to.bundle(index));
}

async function connected(): Promise<{ a: SignalDevice; b: SignalDevice }> {
  const [a, b] = [new SignalDevice(), new SignalDevice()];
  await a.zone.run(async (scope) => ({ value: await start(scope, b), write: nothing }));
  await open(b, a, await seal(a, b, 'hello'));
  await open(a, b, await seal(b, a, 'hello'));
  return { a, b };
}

test('a first message uses up exactly its pre-keys, and the answer needs none', async () => {
  const [a, b] = [new SignalDevice(), new SignalDevice()];
  await a.zone.run(async (scope) => ({ value: await start(scope, b, 3), write: nothing }));
  const first = await seal(a, b, '첫 인사');
  const { preKey, kyberPreKey } = b.bundle(3);
  expect(b.storage.protocol.preKey(preKey?.id ?? 0)).not.toBeNull();
  expect(await open(b, a, first)).toBe('첫 인사');
  expect(b.storage.protocol.preKey(preKey?.id ?? 0)).toBeNull();
  expect(b.storage.protocol.kyberPreKey(kyberPreKey.id)).toBeNull();
  expect(await open(a, b, await seal(b, a, '답'))).toBe('답');
});

test('1,000 concurrent encryptions to one address use 1,000 counters', async () => {
  const { a, b } = await connected();
  const sealed = await Promise.all(Array.from({ length: 1000 }, (_, index) => seal(a, b, String(index))));
  const counters = sealed.map(({ ciphertext }) => SignalMessage.deserialize(ciphertext).counter());
  expect(new Set(counters).size).toBe(1000);
  for (const [index, message] of sealed.entries())
    if (index % 100 === 0) expect(await open(b, a, message)).toBe(String(index));
}, 30_000);

test('a zone that fails leaves no trace of what was encrypted and decrypted in it', async () => {
  const { a, b } = await connected();
  const [sessionA, sessionB] = [a, b].map((device) =>
    device.storage.protocol.session(addressKey((device === a ? b : a).address)),
  );
  const message = await seal(b, a, 'kept');
  const crash = new Error('crash');
  const failing = a.zone.run<string>(async (scope) => {
    await scope.encrypt(b.address, bytes('lost'));
    await scope.decrypt(b.address, message.type, message.ciphertext);
    throw crash;
  });
  await expect(failing).rejects.toBe(crash);
  expect(a.storage.protocol.session(addressKey(b.address))).toEqual(sessionA);
  expect(sessionB).not.toBeNull();
  expect(await open(a, b, message)).toBe('kept');
});

test('a commit that fails drops the whole zone, and the next one starts from the database', async () => {
  const { a, b } = await connected();
  const message = await seal(b, a, 'once more');
  const failing = a.zone.run(async (scope) => ({
    value: await scope.decrypt(b.address, message.type, message.ciphertext),
    write: () => {
      throw new Error('disk full');
    },
  }));
  await expect(failing).rejects.toThrow('disk full');
  expect(await open(a, b, message)).toBe('once more');
});

test('an envelope that cannot be opened drops only what it did itself', async () => {
  const { a, b } = await connected();
  const [first, second] = [await seal(b, a, 'first'), await seal(b, a, 'second')];
  const damaged = { ...first, ciphertext: ownBytes(first.ciphertext) };
  damaged.ciphertext[damaged.ciphertext.length - 12] = (damaged.ciphertext.at(-12) ?? 0) ^ 1;
  const texts = await a.zone.run(async (scope) => {
    const opened: string[] = [];
    for (const sealed of [damaged, first, second])
      await scope.decrypt(b.address, sealed.type, sealed.ciphertext).then(
        ({ plaintext }) => opened.push(Buffer.from(plaintext).toString()),
        (error: unknown) => opened.push((error as { code: string }).code),
      );
    return { value: opened, write: nothing };
  });
  expect(texts).toEqual(['undecryptable', 'first', 'second']);
});

test('a first message that is replayed when its session is gone is refused by the last-resort key', async () => {
  const [a, b] = [new SignalDevice(), new SignalDevice()];
  await a.zone.run(async (scope) => ({ value: await start(scope, b, null), write: nothing }));
  const first = await seal(a, b, 'first');
  expect(await open(b, a, first)).toBe('first');
  expect(b.storage.protocol.kyberPreKey(b.bundle(null).kyberPreKey.id)).toMatchObject({ lastResort: true });
  // With the session its memory of the message is gone: only the use of the key tells that it has come before.
  b.forgetSessions();
  expect(b.storage.protocol.session(addressKey(a.address))).toBeNull();
  await expect(open(b, a, first)).rejects.toMatchObject({ code: 'undecryptable' });
  expect(b.storage.protocol.session(addressKey(a.address))).toBeNull();

  await a.zone.run(async (scope) => ({ value: await start(scope, b, null), write: nothing }));
  expect(await open(b, a, await seal(a, b, 'anew'))).toBe('anew');
});

test('a bundle whose signature is wrong starts no session', async () => {
  const [a, b] = [new SignalDevice(), new SignalDevice()];
  const bundle = b.bundle();
  const signature = ownBytes(bundle.signedPreKey.signature);
  signature[0] = (signature[0] ?? 0) ^ 1;
  const forged = { ...bundle, signedPreKey: { ...bundle.signedPreKey, signature } };
  const starting = a.zone.run(async (scope) => ({
    value: await scope.startSession(b.address, forged),
    write: nothing,
  }));
  await expect(starting).rejects.toMatchObject({ code: 'bad-keys' });
  expect(a.storage.protocol.session(addressKey(b.address))).toBeNull();
});
