import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type PersonId } from '#shared/model/ids.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import type { LogEntry } from '#core/diagnostics/index.ts';
import { mailboxCapacity, mailboxShare } from '#relay/stores/mailbox-store.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { BareGateway } from '#tests/support/bare-gateway.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { sealedForMany } from '#tests/support/sealed-for-many.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { randomEnvelopeId, recipient } from '../../contract/adapter/backend-under-test.ts';

interface Pair {
  readonly bare: BareGateway;
  readonly a: TestCore;
  readonly b: TestCore;
  /** Codes of what A could not send. */
  readonly refusals: readonly unknown[];
  /** What A has logged. */
  readonly log: readonly LogEntry[];
  readonly personB: PersonId;
  readonly addressA: DeviceAddress;
  readonly addressB: DeviceAddress;
}

/** Two cores at a relay whose mailboxes the test can fill. */
async function pair(): Promise<Pair> {
  const bare = await BareGateway.listen('local');
  const { target } = bare;
  const relay = { path: 'socketPath' in target ? target.socketPath : '' };
  const [personA, personB] = testAgency.offered;
  if (personA === undefined || personB === undefined) throw new Error('nobody on offer');
  const refusals: unknown[] = [];
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) =>
      real.send(envelopes, coverage).catch((error: unknown) => {
        refusals.push(AppError.from(error).code);
        throw error;
      }),
  }));
  const log: LogEntry[] = [];
  const a = await TestCore.enrolled(relay, personA, { wrapBackend, log: (entry) => log.push(entry) });
  const b = await TestCore.enrolled(relay, personB);
  const addressOf = (person: PersonId): DeviceAddress => {
    const { account } = bare.control.person(person);
    if (account === null) throw new Error('not enrolled');
    return { account, device: deviceId(1) };
  };
  return { bare, a, b, refusals, log, personB, addressA: addressOf(personA), addressB: addressOf(personB) };
}

function fill(bare: BareGateway, from: DeviceAddress, to: DeviceAddress, envelopes: number): void {
  const items = Array.from({ length: envelopes }, () => ({
    to,
    id: envelopeId(randomBytes(16).toString('hex')),
    type: 2,
    ciphertext: ownBytes(randomBytes(16)),
  }));
  expect(bare.mailboxes.append(from, items, Date.now())).toMatchObject({ kind: 'accepted' });
}

test.each([
  [
    'is full',
    ({ bare, addressB }: Pair) => {
      for (let sender = 0; sender < mailboxCapacity.envelopes / mailboxShare.envelopes; sender++)
        fill(
          bare,
          { account: accountId(randomUUID()), device: deviceId(1) },
          addressB,
          mailboxShare.envelopes,
        );
    },
  ],
  [
    'has as much of this sender as of anybody',
    ({ bare, addressA, addressB }: Pair) => {
      fill(bare, addressA, addressB, mailboxShare.envelopes);
    },
  ],
])(
  'a message to a mailbox that %s waits and says why, and goes when there is room',
  async (_name, fillUp) => {
    const parties = await pair();
    const { bare, a, b, refusals, log, personB, addressB } = parties;
    const onA = (await a.conversationWith(personB)).id;
    await b.close();
    fillUp(parties);
    await a.send(onA, '하나');
    await a.send(onA, '둘');
    await eventually(() => refusals.length >= 3);
    expect(new Set(refusals)).toEqual(new Set(['mailbox-full']));
    expect((await a.messages(onA)).map(({ state, failure }) => [state, failure])).toEqual([
      ['sending', 'mailbox-full'],
      ['sending', null],
    ]);
    // Once, however often it is tried.
    expect(log.filter(({ event }) => event === 'send-postponed')).toMatchObject([{ code: 'mailbox-full' }]);
    expect(a.counts.outbox).toBe(2);
    bare.mailboxes.drop(addressB);
    await eventually(async () => (await a.messages(onA)).every(({ state }) => state === 'sent'));
    await b.reopen();
    await eventually(async () => (await a.messages(onA)).every(({ state }) => state === 'delivered'));
    const onB = (await b.conversations())[0]?.id;
    expect(onB === undefined ? [] : (await b.messages(onB)).map(({ text }) => text)).toEqual(['하나', '둘']);
    expect((await a.messages(onA)).map(({ failure }) => failure)).toEqual([null, null]);
    expect(a.failures).toEqual([]);
  },
);

test('a message to a room goes past a full mailbox, names whose it is, and reaches it under the same id later', async () => {
  const bare = await BareGateway.listen('local');
  const { target } = bare;
  const path = 'socketPath' in target ? target.socketPath : '';
  const configuration = { kind: 'relay', location: { kind: 'local', path } } as const;
  const [a, b, c] = await Promise.all(
    testAgency.offered.slice(0, 3).map((person) => BackendClient.enrolled(configuration, person)),
  );
  if (a === undefined || b === undefined || c === undefined) throw new Error('nobody on offer');
  await b.adapter.close();
  fill(bare, a.credential, b.credential, mailboxShare.envelopes);
  const [id, room] = [randomEnvelopeId(), sealedForMany([recipient(b), recipient(c)], 'to both')];
  const first = await a.adapter.sendMulti(id, room);
  expect(first).toMatchObject({ duplicate: false, missing: [], full: [b.credential.account] });
  await eventually(() => c.received.length > 0);
  expect(await a.adapter.sendMulti(id, room)).toEqual({ ...first, duplicate: true });
  bare.mailboxes.drop(b.credential);
  expect(await a.adapter.sendMulti(id, room)).toEqual({ ...first, duplicate: false, full: [] });
  const again = await b.again(configuration);
  await eventually(() => again.received.length > 0);
  expect([again.received, c.received].map(({ length }) => length)).toEqual([1, 1]);
});
