import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { envelopeId, type PersonId } from '#shared/model/ids.ts';
import { decodeRetryRequest } from '#core/messaging/retry-request.ts';
import type { LogEntry } from '#core/diagnostics/index.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair, type AttackedPair } from '#tests/support/attacked-pair.ts';
import type { ForgedEnvelope } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

test('what a restored profile writes arrives, although it uses steps of the ratchet a second time', async () => {
  const relay = await TestRelay.start();
  const a = await TestCore.enrolled(relay, offered(relay, 0));
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  const write = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) await a.send(onA, text);
    await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'sending'));
  };
  await write('처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
  await a.close();
  const { databaseFile } = a.options;
  copyFileSync(databaseFile, `${databaseFile}.backup`);
  await a.reopen();
  await write('하나', '둘', '셋');
  await eventually(async () => (await b.messages(onB)).length === 5);
  await a.close();
  copyFileSync(`${databaseFile}.backup`, databaseFile);
  await a.reopen();
  await write('복원 하나', '복원 둘', '복원 셋', '복원 넷', '복원 다섯');
  const all = ['처음', '답장', '하나', '둘', '셋', '복원 하나', '복원 둘', '복원 셋', '복원 넷', '복원 다섯'];
  const shown = async (): Promise<readonly string[]> => (await b.messages(onB)).map(({ text }) => text);
  await eventually(async () => (await shown()).join() === all.join(), 20_000);
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'sent'), 20_000);
  expect(b.counts.keptEnvelopes).toBe(0);
  expect([a.failures, b.failures]).toEqual([[], []]);
});

/** An envelope of B that A has received and shown, as the relay in an attacker's hands has it. */
async function received({ attacker, a, b, onA, onB }: AttackedPair): Promise<ForgedEnvelope> {
  attacker.isWithholding = true;
  await b.send(onB, '한 번만');
  const [envelope] = await eventually(() => (attacker.withheld.length > 0 ? attacker.withheld : null));
  attacker.isWithholding = false;
  if (envelope === undefined) throw new Error('nothing was sent');
  attacker.deliver(envelope);
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '한 번만');
  await eventually(() => a.counts.outbox === 0);
  return envelope;
}

function underNewId(envelope: ForgedEnvelope): ForgedEnvelope {
  return { ...envelope, id: envelopeId(randomBytes(16).toString('hex')), acceptedAt: Date.now() };
}

/** The ids of the envelopes that A has asked for. */
function askedFor({ attacker }: AttackedPair): readonly string[] {
  const requests = attacker.sent.filter(({ type }) => type === plainEnvelope);
  return requests.map(({ ciphertext }) => decodeRetryRequest(ciphertext).envelope);
}

test('an old envelope under a new id shows nowhere: its sender is asked once, and knows of none', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA } = pair;
  const envelope = await received(pair);
  const [before, row] = [await a.messages(onA), (await a.conversations())[0]];
  const again = [underNewId(envelope), underNewId(envelope)];
  attacker.deliver(...again, envelope);
  await eventually(() => askedFor(pair).length === 2);
  // What follows is received in a session as sound as before.
  await pair.b.send(pair.onB, '다음');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '다음');
  await eventually(() => a.counts.outbox === 0);
  expect(askedFor(pair).toSorted()).toEqual(again.map(({ id }) => id).toSorted());
  expect((await a.messages(onA)).slice(0, -1)).toEqual(before);
  expect((await a.conversations())[0]?.unread).toBe((row?.unread ?? 0) + 1);
  expect(a.failures).toEqual([]);
});

test('a flood of old envelopes under new ids becomes no flood of requests', async () => {
  const logged: LogEntry[] = [];
  const pair = await attackedPair({
    answered: { count: 5, windowMs: 3_600_000 },
    retryJitter: () => 0,
    log: (entry) => logged.push(entry),
  });
  const { attacker, a, onA } = pair;
  const envelope = await received(pair);
  const before = await a.messages(onA);
  attacker.deliver(...Array.from({ length: 50 }, () => underNewId(envelope)));
  await pair.b.send(pair.onB, '다음');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '다음');
  await eventually(() => a.counts.outbox === 0);
  expect(askedFor(pair)).toHaveLength(5);
  expect((await a.messages(onA)).slice(0, -1)).toEqual(before);
  expect(a.counts.keptEnvelopes).toBeLessThanOrEqual(5);
  const unasked = logged.map((entry) => (entry.event === 'batch' ? (entry.unasked ?? 0) : 0));
  expect(unasked.reduce((sum, count) => sum + count, 0)).toBe(45);
});
