import { expect, test } from 'vitest';
import type { PersonId } from '#shared/model/ids.ts';
import { retentionDays } from '#relay/stores/mailbox-store.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const dayMs = 24 * 60 * 60 * 1000;
const sweepIntervalMs = 20;

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

/** The clock of a relay and of all who use it. */
interface TestTime {
  readonly now: () => number;
  /** The relay's: every look of it counts. */
  readonly relayNow: () => number;
  set(passed: number): void;
  /** Days that pass for everybody, each of them until the relay has looked at its clock, as it does by itself. */
  pass(days: number): Promise<void>;
}

function testTime(): TestTime {
  let [passed, looks] = [0, 0];
  const now = (): number => Date.now() + passed;
  return {
    now,
    relayNow: () => {
      looks += 1;
      return now();
    },
    set: (ms) => {
      passed = ms;
    },
    pass: async (days) => {
      for (let day = 0; day < days; day++) {
        passed += dayMs;
        const before = looks;
        await eventually(() => looks > before);
      }
    },
  };
}

test('a message that waits for a month too long is never seen, stays sent, and the next one arrives', async () => {
  const { now, relayNow, pass } = testTime();
  const relay = await TestRelay.start({ now: relayNow, sweepIntervalMs });
  const a = await TestCore.enrolled(relay, offered(relay, 0), { now });
  const b = await TestCore.enrolled(relay, offered(relay, 1), { now });
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '하나');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.close();

  await a.send(onA, '기다리는 메시지');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  await pass(retentionDays - 2);
  await b.reopen();
  await eventually(async () => (await b.messages(onB)).length === 2);
  await b.close();

  await a.send(onA, '너무 오래 기다린 메시지');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  await pass(retentionDays + 5);
  await b.reopen();
  await a.send(onA, '다음 메시지');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  expect((await b.messages(onB)).map(({ text }) => text)).toEqual(['하나', '기다리는 메시지', '다음 메시지']);
  expect((await a.messages(onA)).map(({ state }) => state)).toEqual([
    'delivered',
    'delivered',
    'sent',
    'delivered',
  ]);
  expect([...a.failures, ...b.failures]).toEqual([]);
});

test('a clock that is years ahead for days, of the relay and the PC that it runs on, costs no message', async () => {
  const { now, relayNow, set, pass } = testTime();
  const relay = await TestRelay.start({ now: relayNow, sweepIntervalMs });
  const a = await TestCore.enrolled(relay, offered(relay, 0), { now });
  const b = await TestCore.enrolled(relay, offered(relay, 1), { now });
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '하나');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.close();
  await a.send(onA, '기다리는 메시지');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');

  set(10 * 365 * dayMs);
  await pass(3);
  await relay.stop();
  set(0);
  await relay.start();
  await a.online();
  const third = await a.send(onA, '시계를 맞춘 뒤');
  await b.reopen();
  await eventually(async () => (await b.messages(onB)).length === 3);
  const texts = (await b.messages(onB)).map(({ text }) => text);
  expect(texts).toEqual(['하나', '기다리는 메시지', '시계를 맞춘 뒤']);
  for (const { time } of [third, ...(await b.messages(onB))])
    expect(Math.abs(time - Date.now())).toBeLessThan(10 * 60_000);
});
