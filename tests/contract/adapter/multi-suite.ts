import { randomBytes, randomUUID } from 'node:crypto';
import { PublicKey, SenderCertificate } from '@signalapp/libsignal-client';
import { describe, expect, test } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import { maximumCiphertextBytes, maximumEnvelopesPerMulti } from '#shared/wire/limits.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { sealedForMany, sealedText } from '#tests/support/sealed-for-many.ts';
import {
  clientOf,
  envelope,
  personOf,
  randomEnvelopeId,
  recipient,
  send,
  twoClients,
  type BackendUnderTest,
} from './backend-under-test.ts';

/** How a message travels that was sealed once for many, and what a device proves by it who it is. */
export function multiSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  describe(`${name}: sealed for many`, () => {
    test('arrives at every device named, with its sender, one id and one acceptance time', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const id = randomEnvelopeId();
      const acceptance = await a.adapter.sendMulti(id, sealed('to the room', b, c));
      expect(acceptance).toMatchObject({ duplicate: false, missing: [], full: [] });
      for (const client of [b, c]) {
        await eventually(() => client.received.length === 1);
        expect(client.received[0]).toMatchObject({
          id,
          type: sealedEnvelope,
          from: { account: a.credential.account, device: 1 },
          acceptedAt: acceptance.acceptedAt,
        });
        expect(sealedTexts(client)).toEqual(['to the room']);
      }
      expect(a.received).toEqual([]);
    });

    test('keeps its place among other messages of the same sender', async () => {
      const { a, b } = await twoClients(open);
      const sent = [
        send(a, envelope(b, 'one')),
        a.adapter.sendMulti(randomEnvelopeId(), sealed('two', b)),
        send(a, envelope(b, 'three')),
        a.adapter.sendMulti(randomEnvelopeId(), sealed('four', b)),
      ];
      await Promise.all(sent);
      await eventually(() => b.received.length === 4);
      expect(b.received.map(({ ciphertext }) => sealedText(ciphertext) ?? text(ciphertext))).toEqual([
        'one',
        'two',
        'three',
        'four',
      ]);
      const times = b.received.map(({ acceptedAt }) => acceptedAt);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    });

    test('is accepted once, however often it is sent, even after a restart and when devices have changed since', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const [id, message] = [randomEnvelopeId(), sealed('once', b, c)];
      const first = await a.adapter.sendMulti(id, message);
      expect(await a.adapter.sendMulti(id, message)).toEqual({ ...first, duplicate: true });
      await c.revokeItself();
      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline' && b.states.at(-1) === 'offline');
      await backend.start();
      for (const { adapter } of [a, b]) adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online' && b.states.at(-1) === 'online');
      expect(await a.adapter.sendMulti(id, message)).toEqual({ ...first, duplicate: true });
      await send(a, envelope(b, 'end'));
      await eventually(() => b.texts.includes('end'));
      expect(new Set(b.received.map(({ sequence }) => sequence)).size).toBe(2);
    });

    test('with the id of another sender, or for another mailbox, is no repetition', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const id = randomEnvelopeId();
      for (const [from, to] of [
        [a, b],
        [c, b],
        [a, c],
      ] as const)
        expect(await from.adapter.sendMulti(id, sealed('x', to))).toMatchObject({ duplicate: false });
      await eventually(() => b.received.length === 2 && c.received.length === 1);
      expect(b.received.map(({ from }) => from.account)).toEqual([
        a.credential.account,
        c.credential.account,
      ]);
    });

    test('for other devices than there are, is refused with the accounts to ask for, and goes to nobody', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const { account } = b.credential;
      const { registrationId: registration } = b;
      for (const devices of [
        [{ device: 1, registration: registration + 1 }],
        [{ device: 2, registration }],
        [
          { device: 1, registration },
          { device: 2, registration },
        ],
      ])
        await expect(
          a.adapter.sendMulti(randomEnvelopeId(), sealedForMany([{ account, devices }, recipient(c)], 'x')),
        ).rejects.toMatchObject({ code: 'stale-devices', retryable: true, accounts: [account] });
      // The sending device is none of those that have to be reached.
      await expect(a.adapter.sendMulti(randomEnvelopeId(), sealed('x', a, c))).rejects.toMatchObject({
        code: 'stale-devices',
        accounts: [a.credential.account],
      });
      await b.revokeItself();
      await expect(a.adapter.sendMulti(randomEnvelopeId(), sealed('x', b, c))).rejects.toMatchObject({
        code: 'stale-devices',
        accounts: [account],
      });
      await a.adapter.sendMulti(randomEnvelopeId(), sealed('end', c));
      await eventually(() => c.received.length > 0);
      expect(sealedTexts(c)).toEqual(['end']);
    });

    test('accounts that do not exist, or not any more, are named and hold up nobody', async () => {
      const { backend, a, b } = await twoClients(open);
      const gone = await clientOf(backend, 2);
      // Whoever begins anew has another account from then on.
      const code = backend.invite(personOf(backend, 2));
      await BackendClient.enrolledBy(backend.configuration, { kind: 'invitation', code });
      const nobody = { ...recipient(b), account: randomUUID() };
      const message = sealedForMany([recipient(gone), nobody, recipient(b)], 'to the others');
      const id = randomEnvelopeId();
      const acceptance = await a.adapter.sendMulti(id, message);
      expect(acceptance).toMatchObject({ duplicate: false, full: [] });
      expect([...acceptance.missing].sort()).toEqual([gone.credential.account, nobody.account].sort());
      expect(await a.adapter.sendMulti(id, message)).toEqual({ ...acceptance, duplicate: true });
      await eventually(() => b.received.length === 1);
      expect(sealedTexts(b)).toEqual(['to the others']);
    });

    test('what is none, is for nobody, leaves somebody out, or is for others than accounts, is refused', async () => {
      const { a, b } = await twoClients(open);
      const whole = recipient(b);
      const refused: readonly Bytes[] = [
        ownBytes(new Uint8Array(0)),
        ownBytes(randomBytes(300)),
        sealedForMany([], 'for nobody'),
        sealedForMany([whole, { account: randomUUID(), devices: [] }], 'not for one'),
        sealedForMany([{ ...whole, kind: 1 }], 'for a telephone number'),
        sealedForMany([{ ...whole, devices: [{ device: 0, registration: 1 }] }], 'for no device'),
      ];
      for (const message of refused)
        await expect(a.adapter.sendMulti(randomEnvelopeId(), message)).rejects.toMatchObject({
          code: 'invalid-request',
          retryable: false,
        });
      await a.adapter.sendMulti(randomEnvelopeId(), sealed('end', b));
      await eventually(() => b.received.length > 0);
      expect(sealedTexts(b)).toEqual(['end']);
    });

    test('what is too large, or for too many, is refused', async () => {
      const { a, b } = await twoClients(open);
      const room = Array.from({ length: maximumEnvelopesPerMulti + 1 }, () => ({
        ...recipient(b),
        account: randomUUID(),
      }));
      const tooLarge = { code: 'too-large' };
      const long = 'x'.repeat(maximumCiphertextBytes);
      for (const message of [sealedForMany(room, ''), sealed(long, b), ownBytes(new Uint8Array(1_000_000))])
        await expect(a.adapter.sendMulti(randomEnvelopeId(), message)).rejects.toMatchObject(tooLarge);
      const { missing } = await a.adapter.sendMulti(randomEnvelopeId(), sealedForMany(room.slice(1), ''));
      expect(missing).toHaveLength(maximumEnvelopesPerMulti);
    });

    test('cannot be sent without a connection, and can again after it', async () => {
      const { backend, a, b } = await twoClients(open);
      const [id, message] = [randomEnvelopeId(), sealed('back', b)];
      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline');
      await expect(a.adapter.sendMulti(id, message)).rejects.toMatchObject({
        code: 'unavailable',
        retryable: true,
      });
      await backend.start();
      a.adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online');
      await a.adapter.sendMulti(id, message);
      await eventually(() => sealedTexts(b).includes('back'));
    });
  });

  describe(`${name}: certificates`, () => {
    test('say of a device what it is and nothing else, and are checked by a key that stays', async () => {
      const { backend, a, b } = await twoClients(open);
      const issued = await a.adapter.senderCertificate();
      const certificate = SenderCertificate.deserialize(issued.certificate);
      expect(certificate.senderUuid()).toBe(a.credential.account);
      expect([certificate.senderDeviceId(), certificate.senderE164()]).toEqual([1, null]);
      expect(certificate.key().serialize()).toEqual(
        (await b.adapter.fetchDevices(a.credential.account)).identityKey,
      );
      expect(certificate.expiration()).toBe(issued.expiresAt);
      const day = 24 * 60 * 60 * 1000;
      expect((issued.expiresAt - Date.now()) / day).toBeGreaterThan(2);
      expect((issued.expiresAt - Date.now()) / day).toBeLessThan(15);
      const { trustRoot } = await b.adapter.senderCertificate();
      expect(trustRoot).toEqual(issued.trustRoot);
      const root = PublicKey.deserialize(trustRoot);
      expect(certificate.validate(root, issued.expiresAt - 1)).toBe(true);
      expect(certificate.validate(root, issued.expiresAt + 1)).toBe(false);
      expect(certificate.validate(a.identity.publicKey, Date.now())).toBe(false);

      await backend.stop();
      await eventually(() => a.states.at(-1) === 'offline');
      await backend.start();
      a.adapter.reconnect();
      await eventually(() => a.states.at(-1) === 'online');
      const again = await a.adapter.senderCertificate();
      expect(again.trustRoot).toEqual(issued.trustRoot);
      expect(SenderCertificate.deserialize(again.certificate).validate(root, Date.now())).toBe(true);
    });

    test('of other backends are checked by other keys', async () => {
      const [one, other] = [await clientOf(await open(), 0), await clientOf(await open(), 0)];
      const { certificate } = await one.adapter.senderCertificate();
      const { trustRoot } = await other.adapter.senderCertificate();
      const root = PublicKey.deserialize(trustRoot);
      expect(SenderCertificate.deserialize(certificate).validate(root, Date.now())).toBe(false);
    });

    test('are not for a device that was revoked', async () => {
      const { a } = await twoClients(open);
      await a.adapter.senderCertificate();
      await a.revokeItself();
      await expect(a.adapter.senderCertificate()).rejects.toMatchObject({ code: 'revoked' });
    });
  });
}

function sealed(words: string, ...to: readonly BackendClient[]): Bytes {
  return sealedForMany(to.map(recipient), words);
}

function sealedTexts(client: BackendClient): readonly (string | null)[] {
  return client.received.map(({ ciphertext }) => sealedText(ciphertext));
}

function text(ciphertext: Uint8Array): string {
  return Buffer.from(ciphertext).toString();
}
