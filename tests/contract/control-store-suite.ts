import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, personId, type InvitationCode, type PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { ControlStore } from '#relay/stores/control-store.ts';
import { randomEnrolment, randomKeyUpload } from '#tests/support/key-upload.ts';

const now = 1_760_000_000_000;
const nobodyOffered = (): boolean => false;
const everybodyOffered = (): boolean => true;

function person(index: number): Person {
  return {
    id: personId(`p-${String(index)}`),
    name: `name ${String(index)}`,
    rank: 'rank',
    position: null,
    departments: ['agency', 'department'],
    duty: 'duty',
    extension: '1234',
  };
}

function enrol(store: ControlStore, who: PersonId, oneTimeKeys = 3): EnrolmentRequest {
  const request = randomEnrolment({ kind: 'offer', person: who }, oneTimeKeys);
  store.enrol(request, now, everybodyOffered);
  return request;
}

function byInvitation(code: InvitationCode): EnrolmentRequest {
  return randomEnrolment({ kind: 'invitation', code });
}

/** What every ControlStore keeps to. */
export function controlStoreSuite(name: string, open: () => ControlStore): void {
  describe(`${name}: enrolment`, () => {
    test('an invitation enrols its person, once', () => {
      const store = open();
      store.putPeople([person(1), person(2)]);
      const code = store.issueInvitation(person(1).id, now + 1000);
      const request = byInvitation(code);
      const answer = store.enrol(request, now, nobodyOffered);
      expect(answer).toMatchObject({ device: 1, person: { id: 'p-1', account: request.account } });
      expect(() => store.enrol(byInvitation(code), now, nobodyOffered)).toThrow('invitation-invalid');
    });

    test('the same enrolment again has the same answer', () => {
      const store = open();
      store.putPeople([person(1)]);
      const request = byInvitation(store.issueInvitation(person(1).id, now + 1000));
      const first = store.enrol(request, now, nobodyOffered);
      expect(store.enrol(request, now + 5000, nobodyOffered)).toEqual(first);
      const stolen = { ...request, secret: ownBytes(randomBytes(32)) };
      expect(() => store.enrol(stolen, now, nobodyOffered)).toThrow('unauthorized');
    });

    test('a wrong, expired or unoffered claim enrols nobody', () => {
      const store = open();
      store.putPeople([person(1)]);
      const expired = store.issueInvitation(person(1).id, now - 1);
      expect(() => store.enrol(byInvitation(expired), now, nobodyOffered)).toThrow('invitation-invalid');
      const wrong = byInvitation('AAAA-BBBB-CCCC-DDDD' as InvitationCode);
      expect(() => store.enrol(wrong, now, nobodyOffered)).toThrow('invitation-invalid');
      const offer = randomEnrolment({ kind: 'offer', person: person(1).id });
      expect(() => store.enrol(offer, now, nobodyOffered)).toThrow('invitation-invalid');
      expect(store.person(person(1).id).account).toBeNull();
    });

    test('a person is enrolled once, and the invitation of a refused attempt is still good', () => {
      const store = open();
      store.putPeople([person(1)]);
      const code = store.issueInvitation(person(1).id, now + 1000);
      enrol(store, person(1).id);
      expect(() => store.enrol(byInvitation(code), now, nobodyOffered)).toThrow('person-taken');
      expect(() => store.enrol(byInvitation(code), now, nobodyOffered)).toThrow('person-taken');
    });
  });

  describe(`${name}: devices and keys`, () => {
    test('a device authenticates by its own secret only, and never after its revocation', () => {
      const store = open();
      store.putPeople([person(1), person(2)]);
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      const address = { account: one.account, device: deviceId(1) };
      expect(store.authenticate(address, one.secret)).toBe('accepted');
      expect(store.authenticate(address, other.secret)).toBe('refused');
      expect(store.authenticate({ ...address, device: deviceId(2) }, one.secret)).toBe('refused');
      store.revoke(address);
      expect(store.authenticate(address, one.secret)).toBe('revoked');
      expect(store.devices(one.account).devices).toEqual([]);
      expect(store.popBundles(one.account, null)).toEqual([]);
    });

    test('one-time keys are handed out once each, then the last-resort key without a one-time key', () => {
      const store = open();
      store.putPeople([person(1)]);
      const { account, keys } = enrol(store, person(1).id, 2);
      const bundles = Array.from({ length: 3 }, () => store.popBundles(account, null)).flat();
      expect(bundles.map(({ preKey }) => preKey?.id)).toEqual([1, 2, undefined]);
      expect(bundles.map(({ kyberPreKey }) => kyberPreKey.id)).toEqual([1, 2, keys.lastResortKyberPreKey.id]);
      expect(bundles[0]).toMatchObject({ registrationId: 1234, signedPreKey: keys.signedPreKey });
      expect(Buffer.from(bundles[0]?.kyberPreKey.publicKey ?? [])).toEqual(
        Buffer.from(keys.kyberPreKeys[0]?.publicKey ?? []),
      );
    });

    test('keys can be added, and counted', () => {
      const store = open();
      store.putPeople([person(1)]);
      const { account } = enrol(store, person(1).id, 2);
      const address = { account, device: deviceId(1) };
      store.popBundles(account, null);
      const upload = randomKeyUpload(5, 100);
      store.putKeys(address, upload);
      expect(store.preKeyCount(address)).toEqual({ preKeys: 6, kyberPreKeys: 6 });
      expect(store.popBundles(account, [deviceId(1)])[0]?.signedPreKey).toEqual(upload.signedPreKey);
      expect(store.popBundles(account, [deviceId(9)])).toEqual([]);
    });

    test('an account that does not exist is not found', () => {
      const store = open();
      expect(() => store.devices(accountId(randomUUID()))).toThrow('not-found');
      expect(() => store.popBundles(accountId(randomUUID()), null)).toThrow('not-found');
    });
  });

  describe(`${name}: directory`, () => {
    test('a snapshot comes in pages, and later only what has changed', () => {
      const store = open();
      store.putPeople([1, 2, 3].map(person));
      const first = store.directoryPage(null, 2);
      expect(first).toMatchObject({ people: [{ id: 'p-1' }, { id: 'p-2' }], more: true });
      const second = store.directoryPage(first.token, 2);
      expect(second).toMatchObject({ people: [{ id: 'p-3', account: null }], more: false });
      expect(store.directoryPage(second.token, 2)).toEqual({
        people: [],
        removed: [],
        token: second.token,
        more: false,
      });
      const { account } = enrol(store, person(2).id);
      store.putPeople([person(1), { ...person(3), duty: 'another' }]);
      const delta = store.directoryPage(second.token, 10);
      expect(delta.people).toMatchObject([
        { id: 'p-2', account },
        { id: 'p-3', duty: 'another' },
      ]);
    });

    test('a token that no store made is refused', () => {
      const store = open();
      for (const token of ['x', '-1', '1.5', ''.padEnd(30, '9')])
        expect(() => store.directoryPage(token, 10)).toThrow('invalid-request');
    });
  });
}
