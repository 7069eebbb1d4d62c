import { expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** Hands over every envelope as a connection does that breaks and comes back: again, and once more among later ones. */
const repeating = overriding((real) => ({
  connect: (credential, handlers) => {
    real.connect(credential, {
      ...handlers,
      onEnvelopes: (envelopes) => {
        handlers.onEnvelopes([...envelopes, ...envelopes]);
        handlers.onEnvelopes(envelopes);
      },
    });
  },
}));

test('an envelope that comes several times, in one batch and in later ones, is received once', async () => {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, first);
  const b = await TestCore.enrolled(relay, second, { wrapBackend: repeating });
  const onA = await a.conversationWith(second);
  const texts = Array.from({ length: 20 }, (_, number) => String(number));
  for (const text of texts) await a.send(onA.id, text);
  await eventually(async () => (await a.messages(onA.id)).every(({ state }) => state === 'delivered'));
  const [row] = await b.conversations();
  if (row === undefined) throw new Error('nothing has arrived');
  expect((await b.messages(row.id)).map(({ text, state }) => [text, state])).toEqual(
    texts.map((text) => [text, 'received']),
  );
  expect(row.unread).toBe(texts.length);
  expect([a.failures, b.failures]).toEqual([[], []]);
});

test('the receipts of a backlog leave together, one for its sender, and not before it is in', async () => {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, first);
  let sendings = 0;
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) => {
      sendings += 1;
      return real.send(envelopes, coverage);
    },
  }));
  const b = await TestCore.enrolled(relay, second, { wrapBackend });
  const onA = await a.conversationWith(second);
  await b.close();
  for (let number = 0; number < 60; number++) await a.send(onA.id, String(number));
  await eventually(async () => (await a.messages(onA.id)).every(({ state }) => state === 'sent'));
  await b.reopen();
  await eventually(async () => (await a.messages(onA.id)).every(({ state }) => state === 'delivered'));
  expect(sendings).toBe(1);
});
