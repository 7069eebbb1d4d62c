import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type PersonId } from '#shared/model/ids.ts';
import { createBackend, type BackendConfiguration } from '#core/backend/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { randomEnrolment, randomKeyUpload } from '#tests/support/key-upload.ts';

/** A backend that is running, and can be interrupted. */
export interface BackendUnderTest {
  readonly configuration: BackendConfiguration;
  readonly people: readonly PersonId[];
  stop(): Promise<void>;
  start(): Promise<void>;
}

function envelope(
  to: BackendClient,
  text: string,
  changes: Partial<OutgoingEnvelope> = {},
): OutgoingEnvelope {
  return {
    id: envelopeId(randomBytes(16).toString('hex')),
    to: to.credential,
    registrationId: to.registrationId,
    type: 2,
    ciphertext: ownBytes(Buffer.from(text)),
    ...changes,
  };
}

/** What every BackendAdapter keeps to. */
export function backendAdapterSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  const two = async (): Promise<{ backend: BackendUnderTest; a: BackendClient; b: BackendClient }> => {
    const backend = await open();
    const [one, other] = backend.people;
    if (one === undefined || other === undefined) throw new Error('nobody to be');
    const a = await BackendClient.enrolled(backend.configuration, one);
    const b = await BackendClient.enrolled(backend.configuration, other);
    return { backend, a, b };
  };

  describe(`${name}: enrolment`, () => {
    test('says what it is, and whom one can be', async () => {
      const { backend, a } = await two();
      expect(await a.adapter.describe()).toMatchObject({
        offers: true,
        agency: expect.stringMatching(/.+/) as string,
      });
      const offers = await a.adapter.offers();
      expect(offers.map(({ person }) => person.id)).toEqual(backend.people);
      expect(offers.map(({ taken }) => taken).slice(0, 3)).toEqual([true, true, false]);
    });

    test('a repeated enrolment has the same answer, and a second one of the same person none', async () => {
      const backend = await open();
      const adapter = createBackend(backend.configuration);
      const [person] = backend.people;
      if (person === undefined) throw new Error('nobody to be');
      const request = randomEnrolment({ kind: 'offer', person });
      const first = await adapter.enrol(request);
      expect(await adapter.enrol(request)).toEqual(first);
      await expect(adapter.enrol(randomEnrolment({ kind: 'offer', person }))).rejects.toMatchObject({
        code: 'person-taken',
        retryable: false,
      });
    });

    test('nothing but enrolment works without a credential', async () => {
      const backend = await open();
      const adapter = createBackend(backend.configuration);
      const account = accountId(randomUUID());
      const states: string[] = [];
      await expect(adapter.fetchDevices(account)).rejects.toMatchObject({ code: 'not-enrolled' });
      adapter.connect(
        { account, device: deviceId(1), secret: ownBytes(randomBytes(32)) },
        {
          onEnvelopes: () => undefined,
          onState: (state) => states.push(state),
          onDirectoryChanged: () => undefined,
        },
      );
      await expect(adapter.fetchDevices(account)).rejects.toMatchObject({ code: 'unauthorized' });
      await expect(adapter.syncDirectory(null)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        code: 'unauthorized',
      });
      await eventually(() => states.includes('refused'));
      expect(states).not.toContain('online');
      await adapter.close();
    });
  });

  describe(`${name}: envelopes`, () => {
    test('arrive in order, with their sender and one acceptance time a message', async () => {
      const { a, b } = await two();
      const acceptance = await a.adapter.send([envelope(b, 'one')]);
      await a.adapter.send([envelope(b, 'two')]);
      await eventually(() => b.received.length === 2);
      expect(b.texts).toEqual(['one', 'two']);
      expect(b.received[0]).toMatchObject({
        from: { account: a.credential.account, device: 1 },
        acceptedAt: acceptance.acceptedAt,
      });
    });

    test('come again until they are acknowledged', async () => {
      const { backend, a, b } = await two();
      await a.adapter.send([envelope(b, 'one')]);
      await a.adapter.send([envelope(b, 'two')]);
      await eventually(() => b.received.length === 2);
      await b.adapter.close();
      const again = await b.again(backend.configuration);
      await eventually(() => again.received.length === 2);
      again.adapter.ack(again.received[0]?.sequence ?? 0);
      await eventually(async () => {
        const once = await b.again(backend.configuration);
        await setTimeout(100);
        return once.texts.join() === 'two';
      });
    });

    test('are accepted once, however often they are sent', async () => {
      const { a, b } = await two();
      const sent = envelope(b, 'once');
      const first = await a.adapter.send([sent]);
      expect(await a.adapter.send([sent])).toEqual({ acceptedAt: first.acceptedAt, duplicate: true });
      await a.adapter.send([envelope(b, 'end')]);
      await eventually(() => b.texts.includes('end'));
      expect(b.texts).toEqual(['once', 'end']);
    });

    test('for other devices than there are, are refused with the accounts to ask for', async () => {
      const { a, b } = await two();
      const stale = { code: 'stale-devices', retryable: true, accounts: [b.credential.account] };
      await expect(a.adapter.send([envelope(b, 'x', { registrationId: 77 })])).rejects.toMatchObject(stale);
      const noDevice = { account: b.credential.account, device: deviceId(9) };
      await expect(a.adapter.send([envelope(b, 'x', { to: noDevice })])).rejects.toMatchObject(stale);
      await expect(a.adapter.send([envelope(b, 'x'), envelope(b, 'y')])).rejects.toMatchObject(stale);
      const nobody = { account: accountId(randomUUID()), device: deviceId(1) };
      await expect(a.adapter.send([envelope(b, 'x', { to: nobody })])).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(b.received).toEqual([]);
    });

    test('that are too large are refused', async () => {
      const { a, b } = await two();
      const ciphertext = ownBytes(randomBytes(64 * 1024 + 1));
      await expect(a.adapter.send([envelope(b, '', { ciphertext })])).rejects.toMatchObject({
        code: 'too-large',
      });
    });

    test('cannot be sent without a connection, and can again after it', async () => {
      const { backend, a, b } = await two();
      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline');
      await expect(a.adapter.send([envelope(b, 'lost')])).rejects.toMatchObject({
        code: 'unavailable',
        retryable: true,
      });
      await backend.start();
      a.adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online');
      await a.adapter.send([envelope(b, 'back')]);
      await eventually(() => b.texts.includes('back'));
    });

    test('more than a window full all arrive, in order, as they are acknowledged', async () => {
      const { a, b } = await two();
      const total = 450;
      for (let index = 0; index < total; index++) await a.adapter.send([envelope(b, String(index))]);
      await eventually(() => {
        b.adapter.ack(b.received.at(-1)?.sequence ?? 0);
        return b.received.length === total;
      }, 20_000);
      expect(b.texts).toEqual(Array.from({ length: total }, (_, index) => String(index)));
    });
  });

  describe(`${name}: keys, devices, directory`, () => {
    test('50 racers get 50 different one-time keys', async () => {
      const { backend, a } = await two();
      const [, , third] = backend.people;
      if (third === undefined) throw new Error('nobody to be');
      const owner = await BackendClient.enrolled(backend.configuration, third, 50);
      const races = Array.from({ length: 50 }, () => a.adapter.fetchBundles(owner.credential.account));
      const bundles = (await Promise.all(races)).flat();
      expect(new Set(bundles.map(({ preKey }) => preKey?.id)).size).toBe(50);
      expect(await owner.adapter.preKeyCount()).toEqual({ preKeys: 0, kyberPreKeys: 0 });
      const [after] = await a.adapter.fetchBundles(owner.credential.account);
      expect(after?.preKey).toBeNull();
    });

    test('keys come back as they were published', async () => {
      const { a, b } = await two();
      const keys = randomKeyUpload(1, 500);
      await b.adapter.publishKeys(keys);
      expect(await b.adapter.preKeyCount()).toEqual({ preKeys: 4, kyberPreKeys: 4 });
      const list = await a.adapter.fetchDevices(b.credential.account);
      expect(list).toMatchObject({
        account: b.credential.account,
        devices: [{ device: 1, registrationId: 1234 }],
      });
      const [bundle] = await a.adapter.fetchBundles(b.credential.account, [deviceId(1)]);
      expect(bundle?.signedPreKey).toEqual(keys.signedPreKey);
      expect(bundle?.identityKey).toEqual(list.identityKey);
    });

    test('a revoked device is told so, and is let in no more', async () => {
      const { backend, b } = await two();
      await b.adapter.revokeDevice(deviceId(1));
      await eventually(() => b.states.at(-1) === 'revoked');
      await expect(b.adapter.preKeyCount()).rejects.toMatchObject({ code: 'revoked', retryable: false });
      const states: string[] = [];
      const again = createBackend(backend.configuration);
      again.connect(b.credential, {
        onEnvelopes: () => undefined,
        onState: (state) => states.push(state),
        onDirectoryChanged: () => undefined,
      });
      await eventually(() => states.at(-1) === 'revoked');
      await again.close();
    });

    test('the directory comes whole, then as changes, and rings when it changes', async () => {
      const { backend, a } = await two();
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
      const [, , third] = backend.people;
      if (third === undefined) throw new Error('nobody to be');
      await BackendClient.enrolled(backend.configuration, third);
      await eventually(() => a.bells > bells);
      expect((await read(whole.token)).ids).toEqual([third]);
    });
  });
}
