import { expect, test } from 'vitest';
import type { PersonId } from '#shared/model/ids.ts';
import { UnreachableError } from '#shared/backend/unreachable-error.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

test('mail goes on while the directory takes long to say who a new sender is', async () => {
  const relay = await TestRelay.start();
  let directory = Promise.resolve();
  const a = await TestCore.enrolled(relay, offered(relay, 0), {
    wrapBackend: overriding((real) => ({
      async *syncDirectory(since) {
        await directory;
        yield* real.syncDirectory(since);
      },
    })),
  });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onB = (await b.conversationWith(offered(relay, 0))).id;
  await b.send(onB, '아는 사람');
  await eventually(async () => (await a.conversations()).length === 1);

  let answer: () => void = () => undefined;
  directory = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const c = await TestCore.enrolled(relay, offered(relay, 2));
  const onC = (await c.conversationWith(offered(relay, 0))).id;
  await c.send(onC, '모르는 사람');
  await c.send(onC, '또 모르는 사람');
  await eventually(async () => (await c.messages(onC)).at(-1)?.state !== 'sending');
  await b.send(onB, '급한 것');
  // Delivered to the last word: nothing of it waits for an answer that has not come.
  await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
  await eventually(async () => (await c.messages(onC)).at(-1)?.state === 'delivered');
  expect((await a.conversations()).map(({ peer }) => peer.name)).toContain('?');

  answer();
  await eventually(async () => (await a.conversations()).every(({ peer }) => peer.name !== '?'));
  const row = (await a.conversations()).find(({ peer }) => peer.id === offered(relay, 2));
  if (row === undefined) throw new Error('no conversation with the new sender');
  expect((await a.messages(row.id)).map(({ text }) => text)).toEqual(['모르는 사람', '또 모르는 사람']);
  expect(await a.conversations()).toHaveLength(2);
  expect(a.failures).toEqual([]);
});

test('a connection that ends while people come ends the notice that they come', async () => {
  const relay = await TestRelay.start();
  const a = await TestCore.enrolled(relay, offered(relay, 0), {
    wrapBackend: overriding((real) => ({
      async *syncDirectory(since) {
        for await (const page of real.syncDirectory(since)) {
          yield { ...page, more: true, remaining: 1_000_000 };
          throw new UnreachableError(null);
        }
      },
    })),
  });
  const hasReceived = (): boolean =>
    a.events.some(
      (event) =>
        event.domain === 'directory' && event.name === 'stateChanged' && event.payload.receiving !== null,
    );
  await eventually(hasReceived);
  await eventually(async () => (await a.services.directory.state({})).receiving === null);
});
