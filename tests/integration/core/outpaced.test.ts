import { expect, test } from 'vitest';
import type { Acceptance } from '#shared/backend/envelope.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** Steps of the ratchet that pass while the message waits: more than the 5 chains that libsignal keeps of a session. */
const roundTrips = 8;

test.each([
  ['has not got through', false],
  ['has got through, and only its answer was lost', true],
])(
  'a message that waits while receipts go on to its recipient can be opened, where it %s',
  async (_name, getsThrough) => {
    const relay = await TestRelay.start();
    const [first, second] = relay.offered;
    if (first === undefined || second === undefined) throw new Error('nobody on offer');
    let waits = false;
    let waiting: string | null = null;
    /** What the waiting message was sealed to. */
    const sealings = new Set<string>();
    let last: Acceptance | null = null;
    const a = await TestCore.enrolled(relay, first, {
      wrapBackend: overriding((real) => ({
        send: async (envelopes, coverage) => {
          const [id] = envelopes.map((envelope) => envelope.id);
          if (waits) waiting ??= id ?? null;
          if (id !== waiting) return real.send(envelopes, coverage);
          const [sealed] = envelopes.map(({ ciphertext }) => Buffer.from(ciphertext).toString('hex'));
          if (sealed !== undefined) sealings.add(sealed);
          const acceptance = waits && !getsThrough ? null : await real.send(envelopes, coverage);
          if (waits || acceptance === null) throw new AppError('unavailable');
          last = acceptance;
          return acceptance;
        },
      })),
    });
    let requests = 0;
    const b = await TestCore.enrolled(relay, second, {
      wrapBackend: overriding((real) => ({
        send: (envelopes, coverage) => {
          requests += envelopes.filter(({ type }) => type === plainEnvelope).length;
          return real.send(envelopes, coverage);
        },
      })),
    });
    const onA = await a.conversationWith(second);
    await a.send(onA.id, '처음');
    const onB = await eventually(async () => (await b.conversations()).at(0));
    await b.send(onB.id, '답');
    await eventually(async () => (await a.messages(onA.id)).length === 2);
    await eventually(async () => (await a.messages(onA.id)).at(0)?.state === 'delivered');

    waits = true;
    await a.send(onA.id, '기다린 말');
    await eventually(() => waiting !== null);
    for (let trip = 0; trip < roundTrips; trip++) {
      await b.send(onB.id, String(trip));
      await eventually(async () => (await b.messages(onB.id)).at(-1)?.state === 'delivered');
    }
    waits = false;

    await eventually(async () =>
      (await a.messages(onA.id)).some(({ text, state }) => text === '기다린 말' && state === 'delivered'),
    );
    await eventually(() => a.counts.outbox === 0);
    // Under the same id, so that the relay takes it for the same.
    expect(sealings.size).toBeGreaterThan(1);
    expect(last).toMatchObject({ duplicate: getsThrough });
    const arrived = (await b.messages(onB.id)).filter(({ author }) => author !== null);
    expect(arrived.map(({ text, state }) => [text, state])).toEqual([
      ['처음', 'received'],
      ['기다린 말', 'received'],
    ]);
    expect(requests).toBe(0);
  },
);
