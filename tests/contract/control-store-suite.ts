import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, type InvitationCode, type AccountId } from '#shared/model/ids.ts';
import { maximumKeptPreKeys, type ControlStore, type SigningKeys } from '#relay/stores/control-store.ts';
import type { MailboxStore } from '#relay/stores/mailbox-store.ts';
import { randomEnrolment, randomKeyUpload } from '#tests/support/key-upload.ts';

import {
  always,
  enrol,
  everybodyOffered,
  firstDevice,
  item,
  byInvitation,
  nobodyOffered,
  now,
  person,
} from './control-store-people.ts';
import { directoryStoreSuite } from './directory-store-suite.ts';

/** A store, and the mailboxes of the same relay. */
export interface ControlStoreUnderTest {
  readonly store: ControlStore;
  readonly mailboxes: MailboxStore;
}

/** What every ControlStore keeps to. */
export function controlStoreSuite(name: string, openBoth: () => ControlStoreUnderTest): void {
  const open = (): ControlStore => openBoth().store;

  describe(`${name}: enrolment`, () => {
    test('an invitation enrols its person, once', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const code = store.issueInvitation(person(1).id, now + 1000);
      const request = byInvitation(code);
      const answer = store.enrol(request, now, nobodyOffered);
      expect(answer).toMatchObject({
        answer: { device: 1, person: { id: 'p-1', account: request.account } },
        revoked: [],
      });
      expect(() => store.enrol(byInvitation(code), now, nobodyOffered)).toThrow('invitation-invalid');
    });

    test('the same enrolment again has the same answer', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const request = byInvitation(store.issueInvitation(person(1).id, now + 1000));
      const first = store.enrol(request, now, nobodyOffered);
      expect(store.enrol(request, now + 5000, nobodyOffered)).toEqual(first);
      const stolen = { ...request, secret: ownBytes(randomBytes(32)) };
      expect(() => store.enrol(stolen, now, nobodyOffered)).toThrow('unauthorized');
    });

    test('a wrong, expired or unoffered claim enrols nobody', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const expired = store.issueInvitation(person(1).id, now - 1);
      expect(() => store.enrol(byInvitation(expired), now, nobodyOffered)).toThrow('invitation-invalid');
      const wrong = byInvitation('AAAA-BBBB-CCCC-DDDD' as InvitationCode);
      expect(() => store.enrol(wrong, now, nobodyOffered)).toThrow('invitation-invalid');
      const offer = randomEnrolment({ kind: 'offer', person: person(1).id });
      expect(() => store.enrol(offer, now, nobodyOffered)).toThrow('invitation-invalid');
      expect(store.person(person(1).id).account).toBeNull();
    });

    test('an invitation of somebody with an account begins anew: the account they had is closed', () => {
      const { store, mailboxes } = openBoth();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [old, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const [address, sender] = [firstDevice(old), firstDevice(other)];
      mailboxes.append(sender, [item(address)], now);
      const before = store.directoryPage(null, 10, null).token;
      const request = byInvitation(store.issueInvitation(person(1).id, now + 1000));
      const outcome = store.enrol(request, now, nobodyOffered);
      expect(outcome).toMatchObject({ answer: { person: { account: request.account } }, revoked: [address] });
      expect(store.authenticate(address, old.secret)).toBe('revoked');
      expect(store.preKeyCount(address)).toEqual({ preKeys: 0, kyberPreKeys: 0 });
      expect(mailboxes.read(address, 0, 10)).toEqual([]);
      expect(() => store.devices(old.account)).toThrow('not-found');
      expect(() => store.popBundles(old.account, null, always)).toThrow('not-found');
      expect(store.directoryPage(before, 10, null).people).toMatchObject([
        { id: 'p-1', account: request.account },
      ]);
      expect(store.enrol(request, now, nobodyOffered)).toEqual({ ...outcome, revoked: [] });
      expect(() => store.enrol(old, now, everybodyOffered)).toThrow('revoked');
      expect(store.authenticate(sender, other.secret)).toBe('accepted');
    });

    test('an offer enrols nobody who has an account', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      enrol(store, person(1).id);
      expect(() => enrol(store, person(1).id)).toThrow('person-taken');
    });
  });

  describe(`${name}: devices and keys`, () => {
    test('a device authenticates by its own secret only', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const address = firstDevice(one);
      expect(store.authenticate(address, one.secret)).toBe('accepted');
      expect(store.authenticate(address, other.secret)).toBe('refused');
      expect(store.authenticate({ ...address, device: deviceId(2) }, one.secret)).toBe('refused');
    });

    test('a revoked device is gone with its keys and mailbox, and the list is the one without it', () => {
      const { store, mailboxes } = openBoth();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const address = firstDevice(one);
      for (const to of [address, firstDevice(other)]) mailboxes.append(firstDevice(other), [item(to)], now);
      const next = { version: 2, devices: [], signature: ownBytes(randomBytes(64)) };
      store.revokeDevice(address, next);
      expect(store.authenticate(address, one.secret)).toBe('revoked');
      expect(store.devices(one.account)).toEqual({
        ...next,
        account: one.account,
        identityKey: one.identityKey,
      });
      expect(store.popBundles(one.account, null, always)).toEqual([]);
      expect(store.preKeyCount(address)).toEqual({ preKeys: 0, kyberPreKeys: 0 });
      expect(mailboxes.read(address, 0, 10)).toEqual([]);
      expect(mailboxes.read(firstDevice(other), 0, 10)).toHaveLength(1);
      expect(store.authenticate(firstDevice(other), other.secret)).toBe('accepted');
      store.revokeDevice(address, next);
      expect(store.devices(one.account)).toMatchObject({ version: 2, devices: [] });
    });

    test('a list that is not the next one revokes nothing', () => {
      const { store, mailboxes } = openBoth();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const one = enrol(store, person(1).id);
      const address = firstDevice(one);
      mailboxes.append(address, [item(address)], now);
      const { signature, devices } = one.deviceList;
      for (const list of [
        { version: 1, devices: [], signature },
        { version: 0, devices: [], signature },
        { version: 2, devices, signature },
        { version: 2, devices: [{ device: deviceId(2), registrationId: 1 }], signature },
      ])
        expect(() => {
          store.revokeDevice(address, list);
        }).toThrow('invalid-request');
      const stranger = { account: accountId(randomUUID()), device: deviceId(1) };
      expect(() => {
        store.revokeDevice(stranger, { version: 2, devices: [], signature });
      }).toThrow('not-found');
      expect(store.devices(one.account)).toMatchObject(one.deviceList);
      expect(store.authenticate(address, one.secret)).toBe('accepted');
      expect(mailboxes.read(address, 0, 10)).toHaveLength(1);
    });

    test('a bundle for which no one-time keys may be taken has none, and leaves them', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const { account, keys } = enrol(store, person(1).id, 2);
      const [bundle] = store.popBundles(account, null, () => false);
      expect(bundle).toMatchObject({ preKey: null, kyberPreKey: keys.lastResortKyberPreKey });
      expect(store.preKeyCount({ account, device: deviceId(1) })).toEqual({ preKeys: 2, kyberPreKeys: 2 });
    });

    test('one-time keys are handed out once each, then the last-resort key without a one-time key', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const { account, keys } = enrol(store, person(1).id, 2);
      const bundles = Array.from({ length: 3 }, () => store.popBundles(account, null, always)).flat();
      expect(bundles.map(({ preKey }) => preKey?.id)).toEqual([1, 2, undefined]);
      expect(bundles.map(({ kyberPreKey }) => kyberPreKey.id)).toEqual([1, 2, keys.lastResortKyberPreKey.id]);
      expect(bundles[0]).toMatchObject({ registrationId: 1234, signedPreKey: keys.signedPreKey });
      expect(Buffer.from(bundles[0]?.kyberPreKey.publicKey ?? [])).toEqual(
        Buffer.from(keys.kyberPreKeys[0]?.publicKey ?? []),
      );
    });

    test('keys can be added, and counted', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const { account } = enrol(store, person(1).id, 2);
      const address = { account, device: deviceId(1) };
      store.popBundles(account, null, always);
      const upload = randomKeyUpload(5, 100);
      store.putKeys(address, upload);
      expect(store.preKeyCount(address)).toEqual({ preKeys: 6, kyberPreKeys: 6 });
      expect(store.popBundles(account, [deviceId(1)], always)[0]?.signedPreKey).toEqual(upload.signedPreKey);
      expect(store.popBundles(account, [deviceId(9)], always)).toEqual([]);
    });

    test('the same keys again bring back none that was handed out, nor do others under ids of before', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1)] }, 'test');
      const { account } = enrol(store, person(1).id, 2);
      const address = { account, device: deviceId(1) };
      const upload = randomKeyUpload(3, 10);
      const taken = (): number | undefined => store.popBundles(account, null, always)[0]?.preKey?.id;
      store.putKeys(address, upload);
      expect([taken(), taken(), taken()]).toEqual([1, 2, 10]);
      store.putKeys(address, upload);
      expect(store.preKeyCount(address)).toEqual({ preKeys: 2, kyberPreKeys: 2 });
      expect([taken(), taken(), taken()]).toEqual([11, 12, undefined]);
      store.putKeys(address, randomKeyUpload(12, 1));
      expect(store.preKeyCount(address)).toEqual({ preKeys: 0, kyberPreKeys: 0 });
      store.putKeys(address, randomKeyUpload(4, 10));
      expect([taken(), taken()]).toEqual([13, undefined]);
    });

    test('keys that replace the others are all that is handed out, also when they come twice', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const taken = (): number | undefined => store.popBundles(one.account, null, always)[0]?.preKey?.id;
      const upload = randomKeyUpload(3, 10);
      store.putKeys(firstDevice(one), upload, true);
      expect(taken()).toBe(10);
      store.putKeys(firstDevice(one), upload, true);
      expect(store.publishedKeys(firstDevice(one))).toMatchObject({ signedPreKey: 10, preKeys: [11, 12] });
      expect(store.preKeyCount(firstDevice(other))).toEqual({ preKeys: 3, kyberPreKeys: 3 });
      // Of others under ids of before nothing is taken, but what was there goes.
      store.putKeys(firstDevice(one), randomKeyUpload(3, 10), true);
      expect(store.publishedKeys(firstDevice(one))).toMatchObject({
        preKeys: [],
        kyberPreKeys: [],
        highest: { preKeys: 12, kyberPreKeys: 12 },
      });
      expect(() => store.publishedKeys({ account: one.account, device: deviceId(9) })).toThrow('not-found');
    });

    test('of each kind no more one-time keys are kept than one upload has: the newest', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      for (const first of [10, 110, 210]) store.putKeys(firstDevice(one), randomKeyUpload(100, first));
      const full = { preKeys: maximumKeptPreKeys, kyberPreKeys: maximumKeptPreKeys };
      expect(store.preKeyCount(firstDevice(one))).toEqual(full);
      expect(store.preKeyCount(firstDevice(other))).toEqual({ preKeys: 3, kyberPreKeys: 3 });
      expect(store.popBundles(one.account, null, always)).toMatchObject([
        { preKey: { id: 310 - maximumKeptPreKeys }, kyberPreKey: { id: 310 - maximumKeptPreKeys } },
      ]);
    });

    test('the devices alone are those of the list, and none where there is no account any more', () => {
      const store = open();
      store.putDirectory({ units: [], people: [person(1), person(2)] }, 'test');
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const present = (account: AccountId) => store.presentDevices([other.account, account]).get(account);
      expect(present(one.account)).toEqual(store.devices(one.account).devices);
      store.revokeDevice(firstDevice(one), {
        version: 2,
        devices: [],
        signature: ownBytes(randomBytes(64)),
      });
      expect(present(one.account)).toEqual([]);
      expect(present(other.account)).toEqual([{ device: 1, registrationId: 1234 }]);
      store.closeAccount(other.account);
      expect(present(other.account)).toBeUndefined();
      expect(present(accountId(randomUUID()))).toBeUndefined();
      expect([...store.presentDevices([other.account, one.account]).keys()]).toEqual([one.account]);
    });

    test('the signing keys are made once', () => {
      const store = open();
      let made = 0;
      const make = (): SigningKeys => {
        made += 1;
        return { trustRoot: ownBytes(randomBytes(32)), server: ownBytes(randomBytes(32)) };
      };
      const keys = store.signingKeys(make);
      expect(store.signingKeys(make)).toEqual(keys);
      expect(made).toBe(1);
    });

    test('an account that does not exist is not found', () => {
      const store = open();
      expect(() => store.devices(accountId(randomUUID()))).toThrow('not-found');
      expect(() => store.popBundles(accountId(randomUUID()), null, always)).toThrow('not-found');
    });
  });

  directoryStoreSuite(name, open);
}
