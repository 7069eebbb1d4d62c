import { expect, test } from 'vitest';
import { maximumMembers } from '#shared/model/group.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import type { InvitationCode } from '#shared/model/ids.ts';
import { deliveryWindow, maximumEnvelopesPerMulti } from '#shared/wire/limits.ts';
import { createBackend } from '#core/backend/index.ts';
import { standardLimits } from '#relay/gateway/limits/gateway-limits.ts';
import { mailboxCapacity } from '#relay/stores/mailbox-store.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { randomEnrolment } from '#tests/support/key-upload.ts';
import { sealedForMany } from '#tests/support/sealed-for-many.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { envelope, randomEnvelopeId, recipient } from '../../contract/adapter/backend-under-test.ts';

async function clients(relay: TestRelay, count: number, oneTimeKeys = 3): Promise<readonly BackendClient[]> {
  const people = relay.offered.slice(0, count);
  return Promise.all(
    people.map((person) => BackendClient.enrolled(configurationOf(relay), person, oneTimeKeys)),
  );
}

function configurationOf(relay: TestRelay): Parameters<typeof createBackend>[0] {
  return { kind: 'relay', location: { kind: 'local', path: relay.path } };
}

/** What became of many calls at once: how many worked, and the errors of the others. */
async function outcomes(
  count: number,
  call: () => Promise<unknown>,
): Promise<{ readonly worked: number; readonly errors: readonly unknown[] }> {
  const settled = await Promise.allSettled(Array.from({ length: count }, call));
  const errors = settled.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  return { worked: count - errors.length, errors };
}

function longestWaitMs(errors: readonly unknown[]): number {
  return Math.max(
    ...errors.map((error) => {
      expect(error).toBeInstanceOf(RateLimitedError);
      return (error as RateLimitedError).retryAfterMs;
    }),
  );
}

test('a device that sends without end is told to wait, and goes on after that; others are not held up', async () => {
  const sends = { capacity: 60, perSecond: 20 };
  const relay = await TestRelay.start({ limits: { ...standardLimits, sends } });
  const [a, b, c] = await clients(relay, 3);
  if (a === undefined || b === undefined || c === undefined) throw new Error('nobody on offer');
  const { capacity, perSecond } = sends;
  const startedAt = performance.now();
  const { worked, errors } = await outcomes(2 * capacity, () =>
    a.adapter.send([envelope(b, 'x')], 'every-device'),
  );
  const refilled = (perSecond * (performance.now() - startedAt)) / 1000;
  expect(worked).toBeGreaterThanOrEqual(capacity);
  expect(worked).toBeLessThanOrEqual(capacity + refilled + 1);
  const waitMs = longestWaitMs(errors);
  expect(waitMs).toBeGreaterThan(0);
  expect(waitMs).toBeLessThanOrEqual(1000 / perSecond);
  await c.adapter.send([envelope(b, 'not held up')], 'every-device');
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  await a.adapter.send([envelope(b, 'goes on')], 'every-device');
});

test('a message to a large room may be sent some times at once, and not without end; other messages go on', async () => {
  const copies = { capacity: 25, perSecond: 0.1 };
  const relay = await TestRelay.start({ limits: { ...standardLimits, copies } });
  const all = await clients(relay, 6);
  const [a, b] = all;
  if (a === undefined || b === undefined) throw new Error('nobody on offer');
  const room = sealedForMany(all.slice(1).map(recipient), 'to all');
  const { worked, errors } = await outcomes(7, () => a.adapter.sendMulti(randomEnvelopeId(), room));
  expect(worked).toBe(copies.capacity / 5);
  const waitMs = longestWaitMs(errors);
  expect(waitMs).toBeGreaterThan(40_000);
  expect(waitMs).toBeLessThanOrEqual(50_000);
  await a.adapter.send([envelope(b, 'goes on')], 'every-device');
  await b.adapter.sendMulti(randomEnvelopeId(), sealedForMany([recipient(a)], 'not held up'));
});

test('the largest message to a room fits into the limit, and a room of 1,000 may be written to several times', () => {
  const { capacity } = standardLimits.copies;
  expect(capacity).toBeGreaterThanOrEqual(10 * maximumEnvelopesPerMulti);
  expect(maximumEnvelopesPerMulti).toBeGreaterThanOrEqual(1000);
});

test('the receipts for a mailbox that was full do not reach the limit', () => {
  const [batches, authors] = [mailboxCapacity.envelopes / deliveryWindow, 20];
  expect(standardLimits.sends.capacity).toBeGreaterThanOrEqual(batches * authors);
});

test('nobody can drain the one-time keys of somebody else', async () => {
  const relay = await TestRelay.start();
  const [owner, greedy, other] = await clients(relay, 3, 30);
  if (owner === undefined || greedy === undefined || other === undefined) throw new Error('nobody on offer');
  const bundle = async (
    client: BackendClient,
    of: BackendClient,
  ): Promise<{ ec: boolean; kyber: number }> => {
    const [first] = await client.adapter.fetchBundles(of.credential.account);
    return { ec: first?.preKey !== null, kyber: first?.kyberPreKey.id ?? 0 };
  };
  const allowed = standardLimits.oneTimeKeys.capacity;
  for (let taken = 0; taken < allowed; taken++) expect((await bundle(greedy, owner)).ec).toBe(true);
  for (let times = 0; times < 5; times++)
    expect(await bundle(greedy, owner)).toEqual({ ec: false, kyber: 0xff_0000 });
  const left = 30 - allowed;
  expect(await owner.adapter.preKeyCount()).toEqual({ preKeys: left, kyberPreKeys: left });
  expect((await bundle(greedy, other)).ec).toBe(true);
  expect((await bundle(other, owner)).ec).toBe(true);
});

test('bundles, and everything else, can be fetched often, and not without end', async () => {
  // A first message to the largest room.
  expect(standardLimits.bundles.capacity).toBeGreaterThanOrEqual(maximumMembers - 1);
  const limits = { ...standardLimits, bundles: { capacity: 100, perSecond: 1 } };
  const relay = await TestRelay.start({ limits });
  const [a, b] = await clients(relay, 2);
  if (a === undefined || b === undefined) throw new Error('nobody on offer');
  const bundles = await outcomes(limits.bundles.capacity + 20, () =>
    a.adapter.fetchBundles(b.credential.account),
  );
  expect(bundles.worked).toBeGreaterThanOrEqual(limits.bundles.capacity);
  expect(longestWaitMs(bundles.errors)).toBeLessThanOrEqual(1000 / limits.bundles.perSecond);
  await a.adapter.preKeyCount();
  await b.adapter.fetchBundles(a.credential.account);
});

test('other requests have a limit that a first synchronisation of a whole nation does not reach', async () => {
  const limits = { ...standardLimits, requests: { capacity: 5, perSecond: 0.01 } };
  const relay = await TestRelay.start({ limits });
  const [a, b] = await clients(relay, 2);
  if (a === undefined || b === undefined) throw new Error('nobody on offer');
  const { worked, errors } = await outcomes(8, () => a.adapter.preKeyCount());
  expect(worked).toBe(5);
  expect(longestWaitMs(errors)).toBeGreaterThan(90_000);
  await expect(a.adapter.fetchDevices(b.credential.account)).rejects.toBeInstanceOf(RateLimitedError);
  await b.adapter.preKeyCount();
  const pagesOfANation = 1_150_000 / 1000;
  expect(standardLimits.requests.capacity).toBeGreaterThan(pagesOfANation);
});

test('whoever changes what they tell of themselves without end is told to wait', async () => {
  const relay = await TestRelay.start();
  const [a, b] = await clients(relay, 2);
  if (a === undefined || b === undefined) throw new Error('nobody on offer');
  const words = { statusText: '', absence: null, availability: 'working' } as const;
  const { capacity } = standardLimits.profiles;
  const { worked, errors } = await outcomes(capacity + 5, () => a.adapter.putProfile(words));
  expect(worked).toBe(capacity);
  expect(longestWaitMs(errors)).toBeLessThanOrEqual(30_000);
  await b.adapter.putProfile(words);
});

test('codes cannot be tried without end, and right ones do not count', async () => {
  const relay = await TestRelay.start();
  const adapter = createBackend(configurationOf(relay));
  const enrol = (code: string): Promise<unknown> =>
    adapter.enrol(randomEnrolment({ kind: 'invitation', code: code as InvitationCode }));
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  for (let times = 0; times < 3; times++) await enrol(relay.invite(person));
  const attempts = standardLimits.wrongEnrolments.capacity;
  const { errors } = await outcomes(attempts, () => enrol('AAAA-BBBB-CCCC-DDDD'));
  expect(errors).toHaveLength(attempts);
  for (const error of errors) expect(error).toMatchObject({ code: 'invitation-invalid' });
  const { errors: refused } = await outcomes(3, () => enrol(relay.invite(person)));
  expect(refused).toHaveLength(3);
  expect(longestWaitMs(refused)).toBeLessThanOrEqual(30_000);
});
