import { randomBytes, randomUUID } from 'node:crypto';
import { IdentityKeyPair, PublicKey } from '@signalapp/libsignal-client';
import { describe, expect, test } from 'vitest';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';
import { createBackend } from '#core/backend/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { randomEnrolment, signDeviceList } from '#tests/support/key-upload.ts';
import {
  clientOf,
  envelope,
  personOf,
  send,
  twoClients,
  type BackendUnderTest,
} from './backend-under-test.ts';

/** How one becomes an account of a backend, and another one. */
export function enrolmentSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  describe(`${name}: enrolment`, () => {
    test('says what it is, and whom one can be', async () => {
      const { backend, a } = await twoClients(open);
      expect(await a.adapter.describe()).toMatchObject({
        offers: true,
        agency: expect.stringMatching(/.+/) as string,
      });
      const offers = await a.adapter.offers();
      expect(offers.map(({ person }) => person.id)).toEqual(backend.people);
      expect(offers.map(({ taken }) => taken).slice(0, 3)).toEqual([true, true, false]);
    });

    test('a repeated enrolment has the same answer, and a second one of an offered person none', async () => {
      const backend = await open();
      const adapter = createBackend(backend.configuration);
      const person = personOf(backend, 0);
      const request = randomEnrolment({ kind: 'offer', person });
      const first = await adapter.enrol(request);
      expect(await adapter.enrol(request)).toEqual(first);
      await expect(adapter.enrol(randomEnrolment({ kind: 'offer', person }))).rejects.toMatchObject({
        code: 'person-taken',
        retryable: false,
      });
    });

    test('a device list that is not the first one of this account, or not signed by it, enrols nobody', async () => {
      const backend = await open();
      const adapter = createBackend(backend.configuration);
      const identity = IdentityKeyPair.generate();
      const stranger = IdentityKeyPair.generate();
      const claim = { kind: 'offer', person: personOf(backend, 0) } as const;
      const request = randomEnrolment(claim, 3, identity);
      const { account, registrationId } = request;
      const entry = { device: deviceId(1), registrationId };
      const wrong: readonly Partial<EnrolmentRequest>[] = [
        { deviceList: signDeviceList(stranger, account, 1, [entry]) },
        { deviceList: signDeviceList(identity, accountId(randomUUID()), 1, [entry]) },
        { deviceList: signDeviceList(identity, account, 2, [entry]) },
        { deviceList: signDeviceList(identity, account, 1, []) },
        { deviceList: signDeviceList(identity, account, 1, [{ ...entry, device: deviceId(2) }]) },
        { deviceList: signDeviceList(identity, account, 1, [{ ...entry, registrationId: 99 }]) },
        {
          deviceList: signDeviceList(identity, account, 1, [
            entry,
            { device: deviceId(2), registrationId: 99 },
          ]),
        },
        { deviceList: { ...request.deviceList, signature: ownBytes(randomBytes(64)) } },
        { deviceList: { ...request.deviceList, signature: ownBytes(randomBytes(3)) } },
        { identityKey: stranger.publicKey.serialize() },
        { identityKey: ownBytes(randomBytes(33)) },
      ];
      for (const part of wrong)
        await expect(adapter.enrol({ ...request, ...part })).rejects.toMatchObject({
          code: 'invalid-request',
          retryable: false,
        });
      expect((await adapter.offers())[0]?.taken).toBe(false);
      await adapter.enrol(request);
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
          onServerTime: () => undefined,
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

    test('whoever has lost their PC begins anew with an invitation: the old one is shut out, with all it had', async () => {
      const { backend, a, b: lost } = await twoClients(open);
      const person = personOf(backend, 1);
      await lost.adapter.close();
      await send(a, envelope(lost, 'never read'));
      const thief = await lost.again(backend.configuration);
      const bells = a.bells;
      const again = await BackendClient.enrolledBy(backend.configuration, {
        kind: 'invitation',
        code: backend.invite(person),
      });
      await eventually(() => thief.states.at(-1) === 'revoked');
      await expect(thief.adapter.preKeyCount()).rejects.toMatchObject({ code: 'revoked' });
      await eventually(() => a.bells > bells);
      const pages = await Array.fromAsync(a.adapter.syncDirectory(null));
      expect(pages.flatMap(({ people }) => people).find(({ id }) => id === person)?.account).toBe(
        again.credential.account,
      );
      const gone = { code: 'not-found', retryable: false };
      const before = await a.adapter.fetchLastDevices(again.credential.account);
      expect(before).toEqual(await a.adapter.fetchDevices(again.credential.account));
      await expect(a.adapter.fetchDevices(lost.credential.account)).rejects.toMatchObject(gone);
      // What the account has signed can still be told from what it has not.
      const last = await a.adapter.fetchLastDevices(lost.credential.account);
      expect(last).toMatchObject({ account: lost.credential.account, version: 1, devices: [{ device: 1 }] });
      const signed = deviceListBytes(lost.credential.account, last);
      expect(PublicKey.deserialize(last.identityKey).verify(signed, last.signature)).toBe(true);
      await expect(a.adapter.fetchLastDevices(accountId(randomUUID()))).rejects.toMatchObject(gone);
      await expect(a.adapter.fetchBundles(lost.credential.account)).rejects.toMatchObject(gone);
      await expect(send(a, envelope(lost, 'x'))).rejects.toMatchObject(gone);
      await send(a, envelope(again, 'hello again'));
      await eventually(() => again.received.length > 0);
      expect(again.texts).toEqual(['hello again']);
    });

    test('an invitation is used once, by whoever comes first', async () => {
      const backend = await open();
      const code = backend.invite(personOf(backend, 0));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 5 }, () =>
          createBackend(backend.configuration).enrol(randomEnrolment({ kind: 'invitation', code })),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const c = await clientOf(backend, 1);
      expect((await c.adapter.offers())[0]?.taken).toBe(true);
    });
  });
}
