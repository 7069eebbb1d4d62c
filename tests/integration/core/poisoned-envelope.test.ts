import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { attackedPair, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function failOn({ a }: AttackedPair, table: string, condition: string): void {
  withDatabase(a, (database) => {
    database.exec(`CREATE TRIGGER poisoned_${table} BEFORE INSERT ON ${table} WHEN ${condition}
                   BEGIN SELECT RAISE(ABORT, 'poisoned'); END`);
  });
}

/** What B writes, as it came to A's relay. */
async function written(
  { attacker, b, onB }: AttackedPair,
  texts: readonly string[],
): Promise<readonly IncomingEnvelope[]> {
  attacker.isWithholding = true;
  for (const text of texts) await b.send(onB, text);
  await eventually(() => attacker.withheld.length >= texts.length);
  return attacker.withheld.slice(-texts.length);
}

async function shown({ a, onA }: AttackedPair): Promise<readonly string[]> {
  return (await a.messages(onA)).slice(2).map(({ text, state }) => text || state);
}

test('one envelope that cannot be applied does not stop the others, and is kept, asked for and shown', async () => {
  const pair = await attackedPair();
  failOn(pair, 'messages', `NEW.text = '독'`);
  const texts = ['하나', '둘', '독', '셋', '넷'];
  const envelopes = await written(pair, texts);
  pair.attacker.deliver(...envelopes);
  await eventually(async () => (await shown(pair)).includes('넷'), 20_000);
  expect((await shown(pair)).toSorted()).toEqual(['하나', '둘', 'undecryptable', '셋', '넷'].toSorted());
  expect(pair.a.counts.keptEnvelopes).toBe(1);
  expect(pair.a.failures.length).toBeGreaterThanOrEqual(3);
  await pair.a.close();
  const [kept, bytes] = withDatabase(pair.a, (database) => [
    database.prepare('SELECT hex(envelope), reason FROM kept_envelopes').raw().all(),
    database.prepare('SELECT bytes FROM kept_envelopes').pluck().get(),
  ]);
  const poisoned = envelopes[2];
  expect(kept).toEqual([[poisoned?.id.toUpperCase(), 'undecryptable']]);
  expect(bytes).toEqual(Buffer.from(poisoned?.ciphertext ?? []));
}, 30_000);

test('where not even a placeholder can be written it is kept and asked for all the same', async () => {
  const pair = await attackedPair();
  failOn(pair, 'messages', `NEW.text = '독' OR NEW.state = 'undecryptable'`);
  const [poisoned, next] = await written(pair, ['독', '다음']);
  if (poisoned === undefined || next === undefined) throw new Error('nothing came');
  pair.attacker.deliver(poisoned, next);
  await eventually(async () => (await shown(pair)).includes('다음'), 20_000);
  expect(await shown(pair)).toEqual(['다음']);
  expect(pair.a.counts.keptEnvelopes).toBe(1);
  // What answers it has an id that begins like its own.
  const isAnswer = ({ id }: IncomingEnvelope): boolean =>
    id !== poisoned.id && id.slice(0, 16) === poisoned.id.slice(0, 16);
  const again = await eventually(() => pair.attacker.withheld.find(isAnswer));
  withDatabase(pair.a, (database) => database.exec('DROP TRIGGER poisoned_messages'));
  pair.attacker.deliver(again);
  await eventually(async () => (await shown(pair)).includes('독'));
  expect(pair.a.counts.keptEnvelopes).toBe(0);
}, 30_000);

test('where it cannot be asked for either, the bytes alone are kept', async () => {
  const pair = await attackedPair();
  failOn(pair, 'messages', `NEW.text = '독' OR NEW.state = 'undecryptable'`);
  failOn(pair, 'outbox', `NEW.form = 'plain'`);
  pair.attacker.deliver(...(await written(pair, ['독', '다음'])));
  await eventually(async () => (await shown(pair)).includes('다음'), 20_000);
  expect(await shown(pair)).toEqual(['다음']);
  expect(pair.a.counts.keptEnvelopes).toBe(1);
}, 30_000);

test('what cannot even be kept is left with the relay, which delivers it again, and the others are received', async () => {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const acknowledged: number[] = [];
  const delivered: IncomingEnvelope[] = [];
  const wrapBackend = overriding((real) => ({
    connect: (credential, handlers) => {
      real.connect(credential, {
        ...handlers,
        onEnvelopes: (envelopes) => {
          delivered.push(...envelopes);
          handlers.onEnvelopes(envelopes);
        },
      });
    },
    ack: (upTo) => {
      acknowledged.push(upTo);
      real.ack(upTo);
    },
  }));
  const a = await TestCore.enrolled(relay, first);
  const b = await TestCore.enrolled(relay, second, { wrapBackend });
  const onA = (await a.conversationWith(second)).id;
  withDatabase(b, (database) => {
    database.exec(`CREATE TRIGGER poisoned BEFORE INSERT ON seen
                   WHEN (SELECT count(*) FROM seen) = 1 AND NOT EXISTS (SELECT 1 FROM counters WHERE name = 'mended')
                   BEGIN SELECT RAISE(ABORT, 'poisoned'); END`);
  });
  await a.send(onA, '하나');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  const texts = async (): Promise<readonly string[]> => (await b.messages(onB)).map(({ text }) => text);
  const before = acknowledged.at(-1);
  await a.send(onA, '둘');
  // Tried several times and held: nothing of it is here, and nothing of it is acknowledged.
  await eventually(() => b.failures.length >= 5, 20_000);
  await setTimeout(100);
  expect(await texts()).toEqual(['하나']);
  expect(acknowledged.at(-1)).toBe(before);
  withDatabase(b, (database) => database.exec(`INSERT INTO counters (name, value) VALUES ('mended', 1)`));
  await a.send(onA, '셋');
  await eventually(async () => (await texts()).includes('셋'));
  expect(await texts()).toEqual(['하나', '셋']);
  expect(acknowledged.at(-1)).toBeLessThan(delivered.at(-1)?.sequence ?? 0);
  await b.reopen();
  await eventually(async () => (await texts()).length === 3);
  expect(await texts()).toEqual(['하나', '둘', '셋']);
  await eventually(() => acknowledged.at(-1) === delivered.at(-1)?.sequence);
}, 60_000);

test('a relay that goes on without waiting for acks is cut off, and receiving goes on with what was taken', async () => {
  const { attacker, a, deviceB } = await attackedPair();
  attacker.lies.send = () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
  const many = rubbish(deviceB, 1_500);
  for (let window = 0; window < 4; window++) attacker.deliver(...many);
  expect(() => {
    attacker.deliver(...rubbish(deviceB, 1));
  }).toThrow('too-large');
  await eventually(() => a.counts.keptEnvelopes === many.length, 60_000);
  attacker.deliver(...rubbish(deviceB, 1));
  await eventually(() => a.counts.keptEnvelopes === many.length + 1, 60_000);
}, 90_000);
