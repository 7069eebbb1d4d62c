import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { damagePage } from '#tests/support/damage-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { leafOf } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test.each(['sessions', 'identities'])(
  'what comes while %s cannot be read waits at the relay for the salvage',
  async (table) => {
    const relay = await TestRelay.start();
    const [p, q] = relay.offered;
    if (p === undefined || q === undefined) throw new Error('nobody on offer');
    const acknowledged: number[] = [];
    const wrapBackend = overriding((real) => ({
      ack: (upTo) => {
        acknowledged.push(upTo);
        real.ack(upTo);
      },
    }));
    const a = await TestCore.enrolled(relay, p);
    const b = await TestCore.enrolled(relay, q, { wrapBackend });
    const onA = (await a.conversationWith(q)).id;
    await a.send(onA, '처음');
    const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
    await b.send(onB, '답장');
    await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
    await b.close();
    damagePage(b.options.databaseFile, leafOf(b, table));
    await a.send(onA, '중요한 글');
    await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
    acknowledged.length = 0;
    await b.reopen();
    await eventually(async () => (await b.services.app.status({})).failure === 'database-unreadable');
    // Longer than the patience with a batch that could not be received.
    await setTimeout(4_000);
    expect((await b.messages(onB)).map(({ text }) => text)).toEqual(['처음', '답장']);
    expect(acknowledged).toEqual([]);

    await b.services.recovery.salvage({});
    await b.reopen();
    await b.online();
    await eventually(async () => (await b.messages(onB)).at(-1)?.text === '중요한 글', 20_000);
    await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
    expect(b.counts.keptEnvelopes).toBe(0);
  },
  60_000,
);
