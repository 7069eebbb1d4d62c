import { expect, test } from 'vitest';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test('a message whose repetition cannot be opened either takes one place, and no placeholder stays', async () => {
  const relay = await TestRelay.start();
  const [personA, personB] = relay.offered as readonly [PersonId, PersonId];
  let broken = 0;
  const damage = (envelope: IncomingEnvelope): IncomingEnvelope => {
    if (broken <= 0) return envelope;
    broken--;
    const ciphertext = envelope.ciphertext.map((byte, index) => (index === 60 ? byte ^ 1 : byte));
    return { ...envelope, ciphertext };
  };
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB, {
    wrapBackend: overriding((real) => ({
      connect: (credentials, handlers) => {
        const onEnvelopes = (envelopes: readonly IncomingEnvelope[]): void => {
          handlers.onEnvelopes(envelopes.map(damage));
        };
        real.connect(credentials, { ...handlers, onEnvelopes });
      },
    })),
  });
  const onA = (await a.conversationWith(personB)).id;
  await a.send(onA, '처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
  // Receipts are on their way too; what is broken must be the message.
  await eventually(() => a.counts.outbox === 0 && b.counts.outbox === 0);
  broken = 2;
  await a.send(onA, '두 번 깨짐');
  await eventually(async () => (await b.messages(onB)).some(({ text }) => text === '두 번 깨짐'), 20_000);

  expect((await b.messages(onB)).map(({ text, state }) => [text, state])).toEqual([
    ['처음', 'received'],
    ['답장', 'delivered'],
    ['두 번 깨짐', 'received'],
  ]);
  expect(b.counts.keptEnvelopes).toBe(0);
  expect(await b.conversations()).toMatchObject([{ unread: 2 }]);
}, 60_000);
