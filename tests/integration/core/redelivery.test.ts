import { expect, test } from 'vitest';
import type { BackendAdapter, BackendHandlers } from '#shared/backend/adapter.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** Hands over every envelope as a connection does that breaks and comes back: again, and once more among later ones. */
function repeating(real: BackendAdapter): BackendAdapter {
  return new Proxy(real, {
    get: (target, name) => {
      if (name === 'connect')
        return (credential: Parameters<BackendAdapter['connect']>[0], handlers: BackendHandlers) => {
          target.connect(credential, {
            ...handlers,
            onEnvelopes: (envelopes) => {
              handlers.onEnvelopes([...envelopes, ...envelopes]);
              handlers.onEnvelopes(envelopes);
            },
          });
        };
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

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
