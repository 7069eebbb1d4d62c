import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { openCore } from '#core/compose.ts';
import { decodeRetryRequest } from '#core/messaging/retry-request.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { failCommits } from '#tests/support/failing-commits.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

/** Two of whom the second never answers what the first asks for again. */
async function unanswered(): Promise<AttackedPair> {
  const pair = await attackedPair({ retryJitter: () => 0 });
  pair.attacker.lies.send = () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
  return pair;
}

/** The ids of the envelopes that A has asked for. */
function askedFor({ attacker }: AttackedPair): readonly string[] {
  const requests = attacker.sent.filter(({ type }) => type === plainEnvelope);
  return requests.map(({ ciphertext }) => decodeRetryRequest(ciphertext).envelope);
}

async function placeholders({ a, onA }: AttackedPair): Promise<readonly string[]> {
  return (await a.messages(onA)).slice(2).map(({ state }) => state);
}

test('a hundred envelopes that cannot be opened are all asked for, and none is given up', async () => {
  const pair = await unanswered();
  const envelopes = rubbish(pair.deviceB, 100);
  pair.attacker.deliver(...envelopes);
  await eventually(() => askedFor(pair).length >= 100, 30_000);
  expect(askedFor(pair).toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
  expect(await placeholders(pair)).toEqual(envelopes.map(() => 'undecryptable'));
});

test('commits that fail use up nobody’s patience: what could not be kept is asked for when it can', async () => {
  const pair = await unanswered();
  const mend = failCommits(pair.a, '(SELECT count(*) FROM outbox) = 20');
  const envelopes = rubbish(pair.deviceB, 20);
  pair.attacker.deliver(...envelopes);
  // After some more the one that is at fault would be looked for, and the others would be received.
  await eventually(() => pair.a.failures.length >= 2, 20_000);
  expect(askedFor(pair)).toEqual([]);
  expect(await placeholders(pair)).toEqual([]);
  mend();
  await eventually(() => askedFor(pair).length >= 20);
  expect(askedFor(pair).toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
  expect(await placeholders(pair)).toEqual(envelopes.map(() => 'undecryptable'));
});

test('not all who could not open the same ask in the same second: each waits by chance, half a second to three', async () => {
  const { attacker, a, deviceB } = await attackedPair();
  await a.close();
  const { retryJitter: _, ...options } = a.options;
  const asking = openCore(options);
  onTestFinished(() => asking.close());
  await asking.begin();
  await eventually(async () => (await asking.services.app.status({})).connection === 'online');
  // What is asked stays in the outbox, with the time before which it does not leave.
  attacker.lies.send = () => Promise.reject(new AppError('unavailable'));
  const begin = Date.now();
  attacker.deliver(...rubbish(deviceB, 40));
  await eventually(() => asking.counts?.().keptEnvelopes === 40);
  const end = Date.now();
  await asking.close();
  const times = withDatabase(
    a,
    (database) =>
      database
        .prepare(`SELECT not_before FROM outbox WHERE form = 'plain'`)
        .pluck()
        .all() as readonly number[],
  );
  expect(times).toHaveLength(40);
  // The relay's clock is read as it was when its greeting left.
  const toleranceMs = 100;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  expect(first).toBeGreaterThanOrEqual(begin + 500 - toleranceMs);
  expect(last).toBeLessThan(end + 3_000 + toleranceMs);
  expect(last - first).toBeGreaterThan(1_000);
});
