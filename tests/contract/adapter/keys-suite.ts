import { createHash, randomBytes } from 'node:crypto';
import { IdentityKeyPair, PublicKey } from '@signalapp/libsignal-client';
import { describe, expect, test } from 'vitest';
import type { KeyUpload, PreKeyBundle } from '#shared/backend/keys.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { deviceId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';
import { ecPublicKeyBytes, kyberPublicKeyBytes, signatureBytes } from '#shared/wire/limits.ts';
import { publishedKeysBytes } from '#shared/wire/published-keys.ts';
import { createBackend } from '#core/backend/index.ts';
import { makePreKeys, toUpload } from '#core/signal/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { randomKeyUpload, signDeviceList } from '#tests/support/key-upload.ts';
import {
  clientOf,
  envelope,
  personOf,
  send,
  twoClients,
  type BackendUnderTest,
} from './backend-under-test.ts';

/** What is public of devices: their keys, their lists, and the directory. */
export function keysSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  describe(`${name}: keys`, () => {
    test('50 racers take 200 one-time keys, each of them once, and then get the last resort', async () => {
      const backend = await open();
      const owner = await clientOf(backend, 0, 200);
      const racers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => clientOf(backend, index + 1)),
      );
      const race = async (): Promise<readonly PreKeyBundle[]> =>
        (
          await Promise.all(
            racers.flatMap(({ adapter }) =>
              Array.from({ length: 4 }, () => adapter.fetchBundles(owner.credential.account)),
            ),
          )
        ).flat();
      const bundles = await race();
      const all = Array.from({ length: 200 }, (_, index) => index + 1);
      const rising = (one: number, other: number): number => one - other;
      expect(bundles.map(({ preKey }) => preKey?.id ?? 0).sort(rising)).toEqual(all);
      expect(bundles.map(({ kyberPreKey }) => kyberPreKey.id).sort(rising)).toEqual(all);
      expect(await owner.adapter.preKeyCount()).toEqual({ preKeys: 0, kyberPreKeys: 0 });
      const late = await race();
      expect(late).toHaveLength(200);
      expect(late.every(({ preKey, kyberPreKey }) => preKey === null && kyberPreKey.id === 0xff_0000)).toBe(
        true,
      );
    });

    test('are told to the device they are of, with a digest over all of them', async () => {
      const { a, b } = await twoClients(open);
      const keys = randomKeyUpload(2, 500);
      await b.adapter.publishKeys(keys, true);
      await a.adapter.fetchBundles(b.credential.account);
      const left = { ...keys, preKeys: keys.preKeys.slice(1), kyberPreKeys: keys.kyberPreKeys.slice(1) };
      expect(await b.adapter.publishedKeys()).toEqual({
        signedPreKey: 500,
        lastResortKyberPreKey: 0xff_0000,
        preKeys: [501],
        kyberPreKeys: [501],
        highest: { preKeys: 501, kyberPreKeys: 501 },
        digest: ownBytes(createHash('sha256').update(publishedKeysBytes(left)).digest()),
      });
    });

    test('come back as they were published', async () => {
      const { a, b } = await twoClients(open);
      const keys = randomKeyUpload(1, 500);
      await b.adapter.publishKeys(keys);
      expect(await b.adapter.preKeyCount()).toEqual({ preKeys: 4, kyberPreKeys: 4 });
      const [bundle] = await a.adapter.fetchBundles(b.credential.account, [deviceId(1)]);
      expect(bundle?.signedPreKey).toEqual(keys.signedPreKey);
      expect(bundle?.identityKey).toEqual(b.identity.publicKey.serialize());
    });
  });

  describe(`${name}: the form of keys`, () => {
    test('keys and signatures of another length are refused, and change nothing', async () => {
      const { a, b } = await twoClients(open);
      const keys = randomKeyUpload(1, 500);
      const [preKey] = keys.preKeys;
      const [kyberPreKey] = keys.kyberPreKeys;
      if (preKey === undefined || kyberPreKey === undefined) throw new Error('no keys');
      const bytes = (length: number): Bytes => ownBytes(randomBytes(length));
      const wrong: readonly KeyUpload[] = [
        { ...keys, signedPreKey: { ...keys.signedPreKey, publicKey: bytes(34) } },
        { ...keys, signedPreKey: { ...keys.signedPreKey, signature: bytes(65) } },
        { ...keys, lastResortKyberPreKey: { ...keys.lastResortKyberPreKey, publicKey: bytes(33) } },
        { ...keys, lastResortKyberPreKey: { ...keys.lastResortKyberPreKey, signature: bytes(0) } },
        { ...keys, preKeys: [{ ...preKey, publicKey: bytes(100_000) }] },
        { ...keys, preKeys: [{ ...preKey, publicKey: bytes(32) }] },
        { ...keys, kyberPreKeys: [{ ...kyberPreKey, publicKey: bytes(1570) }] },
        { ...keys, kyberPreKeys: [{ ...kyberPreKey, signature: bytes(63) }] },
      ];
      for (const upload of wrong)
        await expect(b.adapter.publishKeys(upload)).rejects.toMatchObject({
          code: 'invalid-request',
          retryable: false,
        });
      expect(await b.adapter.preKeyCount()).toEqual({ preKeys: 3, kyberPreKeys: 3 });
      expect((await a.adapter.fetchBundles(b.credential.account))[0]?.signedPreKey.id).toBe(1);
    });

    test('the keys of libsignal have these lengths', () => {
      const identity = IdentityKeyPair.generate();
      const upload = toUpload(makePreKeys(identity, { reserveIds: () => 1 }, 0));
      const ecKeys = [
        identity.publicKey.serialize(),
        upload.signedPreKey.publicKey,
        ...upload.preKeys.map(({ publicKey }) => publicKey),
      ];
      const kyberKeys = [upload.lastResortKyberPreKey, ...upload.kyberPreKeys];
      expect(new Set(ecKeys.map(({ length }) => length))).toEqual(new Set([ecPublicKeyBytes]));
      expect(new Set(kyberKeys.map(({ publicKey }) => publicKey.length))).toEqual(
        new Set([kyberPublicKeyBytes]),
      );
      const signed = [upload.signedPreKey, ...kyberKeys];
      expect(new Set(signed.map(({ signature }) => signature.length))).toEqual(new Set([signatureBytes]));
    });
  });

  describe(`${name}: devices`, () => {
    test('are listed as their account signed them', async () => {
      const { a, b } = await twoClients(open);
      const { account } = b.credential;
      const list = await a.adapter.fetchDevices(account);
      expect(list).toMatchObject({ account, version: 1, devices: [{ device: 1, registrationId: 1234 }] });
      expect(list.identityKey).toEqual(b.identity.publicKey.serialize());
      const key = PublicKey.deserialize(list.identityKey);
      expect(key.verify(deviceListBytes(account, list), list.signature)).toBe(true);
    });

    test('a revoked one is told so, is let in no more, and the list without it is the account’s', async () => {
      const { backend, a, b } = await twoClients(open);
      const { account } = b.credential;
      await b.revokeItself();
      await eventually(() => b.states.at(-1) === 'revoked');
      await expect(b.adapter.preKeyCount()).rejects.toMatchObject({ code: 'revoked', retryable: false });
      const list = await a.adapter.fetchDevices(account);
      expect(list).toMatchObject({ version: 2, devices: [] });
      const key = PublicKey.deserialize(list.identityKey);
      expect(key.verify(deviceListBytes(account, list), list.signature)).toBe(true);
      expect(await a.adapter.fetchBundles(account)).toEqual([]);
      await expect(send(a, envelope(b, 'x'))).rejects.toMatchObject({
        code: 'stale-devices',
        accounts: [account],
      });
      const states: string[] = [];
      const again = createBackend(backend.configuration);
      again.connect(b.credential, {
        onEnvelopes: () => undefined,
        onState: (state) => states.push(state),
        onDirectoryChanged: () => undefined,
        onServerTime: () => undefined,
      });
      await eventually(() => states.at(-1) === 'revoked');
      await again.close();
    });

    test('are not revoked by a list that is old, of others, or not signed by the account', async () => {
      const { a, b } = await twoClients(open);
      const { account } = b.credential;
      const { devices } = await b.adapter.fetchDevices(account);
      const wrong = [
        signDeviceList(a.identity, account, 2, []),
        signDeviceList(b.identity, a.credential.account, 2, []),
        signDeviceList(b.identity, account, 1, []),
        signDeviceList(b.identity, account, 2, devices),
        signDeviceList(b.identity, account, 2, [{ device: deviceId(2), registrationId: 5 }]),
      ];
      for (const list of wrong)
        await expect(b.adapter.revokeDevice(deviceId(1), list)).rejects.toMatchObject({
          code: 'invalid-request',
        });
      expect(await a.adapter.fetchDevices(account)).toMatchObject({ version: 1, devices });
      expect(b.states.at(-1)).toBe('online');
    });
  });

  describe(`${name}: directory`, () => {
    test('comes whole, then as changes, and rings when it changes', async () => {
      const { backend, a } = await twoClients(open);
      const read = async (since: string | null): Promise<{ ids: readonly string[]; token: string }> => {
        const pages = await Array.fromAsync(a.adapter.syncDirectory(since));
        return {
          ids: pages.flatMap(({ people }) => people.map(({ id }) => id)),
          token: pages.at(-1)?.token ?? '',
        };
      };
      const whole = await read(null);
      expect(new Set(whole.ids).size).toBe(whole.ids.length);
      expect(whole.ids).toEqual(expect.arrayContaining([...backend.people]));
      expect((await read(whole.token)).ids).toEqual([]);
      const bells = a.bells;
      const third = personOf(backend, 2);
      await BackendClient.enrolled(backend.configuration, third);
      await eventually(() => a.bells > bells);
      expect((await read(whole.token)).ids).toEqual([third]);
    });
  });
}
