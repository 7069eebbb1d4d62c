import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { deliveryWindow, maximumCiphertextBytes } from '#shared/wire/limits.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clientOf, envelope, send, twoClients, type BackendUnderTest } from './backend-under-test.ts';

/** How envelopes travel from device to device. */
export function envelopesSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  describe(`${name}: envelopes`, () => {
    test('arrive in order, with their sender and one acceptance time a message', async () => {
      const { a, b } = await twoClients(open);
      const acceptance = await a.adapter.send([envelope(b, 'one')], 'every-device');
      await send(a, envelope(b, 'two'));
      await eventually(() => b.received.length === 2);
      expect(b.texts).toEqual(['one', 'two']);
      expect(b.received[0]).toMatchObject({
        from: { account: a.credential.account, device: 1 },
        acceptedAt: acceptance.acceptedAt,
      });
    });

    test('come again until they are acknowledged', async () => {
      const { backend, a, b } = await twoClients(open);
      await send(a, envelope(b, 'one'));
      await send(a, envelope(b, 'two'));
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

    test('are accepted once, however often they are sent, even after a restart', async () => {
      const { backend, a, b } = await twoClients(open);
      const sent = envelope(b, 'once');
      const first = await a.adapter.send([sent], 'every-device');
      const again = { acceptedAt: first.acceptedAt, duplicate: true };
      expect(await a.adapter.send([sent], 'every-device')).toEqual(again);
      await eventually(() => b.received.length === 1);
      b.adapter.ack(b.received[0]?.sequence ?? 0);
      // Frames are read in order: when this one has been accepted, the acknowledgement has had its effect.
      await send(b, envelope(a, 'after it'));
      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline' && b.states.at(-1) === 'offline');
      await backend.start();
      for (const { adapter } of [a, b]) adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online' && b.states.at(-1) === 'online');
      expect(await a.adapter.send([sent], 'every-device')).toEqual(again);
      await send(a, envelope(b, 'end'));
      await eventually(() => b.texts.includes('end'));
      expect(b.texts).toEqual(['once', 'end']);
    });

    test('with the id of another sender, or for another mailbox, are no repetition', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const sent = envelope(b, 'from a');
      expect(await a.adapter.send([sent], 'every-device')).toMatchObject({ duplicate: false });
      const same = { id: sent.id };
      expect(await c.adapter.send([envelope(b, 'from c', same)], 'every-device')).toMatchObject({
        duplicate: false,
      });
      expect(await a.adapter.send([envelope(c, 'to c', same)], 'every-device')).toMatchObject({
        duplicate: false,
      });
      await eventually(() => b.received.length === 2 && c.received.length === 1);
      expect(b.received.map(({ from }) => from.account)).toEqual([
        a.credential.account,
        c.credential.account,
      ]);
    });

    test('for other devices than there are, are refused with the accounts to ask for', async () => {
      const { a, b } = await twoClients(open);
      const stale = { code: 'stale-devices', retryable: true, accounts: [b.credential.account] };
      await expect(send(a, envelope(b, 'x', { registrationId: 77 }))).rejects.toMatchObject(stale);
      const noDevice = { account: b.credential.account, device: deviceId(9) };
      await expect(send(a, envelope(b, 'x', { to: noDevice }))).rejects.toMatchObject(stale);
      await expect(send(a, envelope(b, 'x'), envelope(b, 'y'))).rejects.toMatchObject(stale);
      const nobody = { account: accountId(randomUUID()), device: deviceId(1) };
      await expect(send(a, envelope(b, 'x', { to: nobody }))).rejects.toMatchObject({ code: 'not-found' });
      expect(b.received).toEqual([]);
    });

    test('for named devices need no others, but those have to exist', async () => {
      const { a, b } = await twoClients(open);
      // As for the one device of an account that could not open a message; here it is the sender's own account.
      const own = envelope(a, 'to myself');
      await expect(a.adapter.send([own], 'every-device')).rejects.toMatchObject({ code: 'stale-devices' });
      await a.adapter.send([own, envelope(b, 'named')], 'named-devices');
      await eventually(() => a.received.length === 1 && b.received.length === 1);
      const stale = { code: 'stale-devices', accounts: [b.credential.account] };
      const other = { to: { account: b.credential.account, device: deviceId(2) } };
      for (const wrong of [{ registrationId: 77 }, other])
        await expect(
          a.adapter.send([envelope(b, 'x'), envelope(b, 'x', wrong)], 'named-devices'),
        ).rejects.toMatchObject(stale);
      await expect(
        a.adapter.send([envelope(b, 'x'), envelope(b, 'twice')], 'named-devices'),
      ).rejects.toMatchObject(stale);
      expect(b.texts).toEqual(['named']);
    });

    test('that are too large are refused', async () => {
      const { a, b } = await twoClients(open);
      const ciphertext = ownBytes(randomBytes(maximumCiphertextBytes + 1));
      await expect(send(a, envelope(b, '', { ciphertext }))).rejects.toMatchObject({ code: 'too-large' });
    });

    test('cannot be sent without a connection, and can again after it', async () => {
      const { backend, a, b } = await twoClients(open);
      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline');
      await expect(send(a, envelope(b, 'lost'))).rejects.toMatchObject({
        code: 'unavailable',
        retryable: true,
      });
      await backend.start();
      a.adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online');
      await send(a, envelope(b, 'back'));
      await eventually(() => b.texts.includes('back'));
    });

    test('more than a window full all arrive, in order, as they are acknowledged', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const total = 450;
      for (let index = 0; index < total; index++)
        await send(index % 2 === 0 ? a : c, envelope(b, String(index)));
      await eventually(() => {
        b.adapter.ack(b.received.at(-1)?.sequence ?? 0);
        return b.received.length === total;
      }, 20_000);
      expect(b.texts).toEqual(Array.from({ length: total }, (_, index) => String(index)));
    });

    test('a device that acknowledges nothing gets a window full and no more, and holds nobody up', async () => {
      const { backend, a, b: silent } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const total = deliveryWindow + 60;
      const sent = Array.from({ length: total }, (_, index) => envelope(silent, String(index)));
      await Promise.all(sent.map((one) => send(a, one)));
      await send(a, envelope(c, 'meanwhile'));
      await eventually(() => c.texts.includes('meanwhile') && silent.received.length === deliveryWindow);
      await setTimeout(200);
      expect(silent.received).toHaveLength(deliveryWindow);
      silent.adapter.ack(silent.received[9]?.sequence ?? 0);
      await eventually(() => silent.received.length === deliveryWindow + 10);
      await setTimeout(100);
      expect(silent.received).toHaveLength(deliveryWindow + 10);
      expect(silent.texts).toEqual(Array.from({ length: deliveryWindow + 10 }, (_, index) => String(index)));
    });

    test('the backend tells its clock, once a connection', async () => {
      const { backend, b } = await twoClients(open);
      await eventually(() => b.serverTimes.length === 1);
      expect(Math.abs((b.serverTimes[0] ?? 0) - Date.now())).toBeLessThan(10_000);
      await backend.stop();
      await eventually(() => b.states.at(-1) === 'offline');
      await backend.start();
      b.adapter.reconnect();
      await eventually(() => b.serverTimes.length === 2);
    });
  });
}
