import { expect, test } from 'vitest';
import { decodeRetryRequest } from '#core/messaging/retry-request.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { failCommits } from '#tests/support/failing-commits.ts';

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
  await eventually(() => pair.a.failures.length >= 5, 20_000);
  expect(askedFor(pair)).toEqual([]);
  expect(await placeholders(pair)).toEqual([]);
  mend();
  await eventually(() => askedFor(pair).length >= 20);
  expect(askedFor(pair).toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
  expect(await placeholders(pair)).toEqual(envelopes.map(() => 'undecryptable'));
});
