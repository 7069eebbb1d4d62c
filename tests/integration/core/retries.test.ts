import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { CoreOptions } from '#core/compose.ts';
import { encodeRetryRequest } from '#core/messaging/retry-request.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Pair {
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onA: ConversationId;
  readonly onB: ConversationId;
  /** Everything that A has handed to the relay. */
  readonly sent: OutgoingEnvelope[];
}

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

/** Two who have written to each other. */
async function pair(relay: TestRelay, options: Partial<CoreOptions> = {}): Promise<Pair> {
  const sent: OutgoingEnvelope[] = [];
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) => {
      sent.push(...envelopes);
      return real.send(envelopes, coverage);
    },
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { ...options, wrapBackend });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
  return { a, b, onA, onB, sent };
}

function texts(messages: readonly Message[]): readonly string[] {
  return messages.map(({ text, state }) => (text === '' ? state : text));
}

test('a PC that lost its sessions gets what it could not open once more, at its place', async () => {
  const { a, b, onA, onB } = await pair(await TestRelay.start());
  await b.close();
  withDatabase(b, (database) => database.exec('DELETE FROM sessions'));
  await a.send(onA, '하나');
  await a.send(onA, '둘');
  await b.reopen();
  await eventually(async () => texts(await b.messages(onB)).includes('둘'), 20_000);
  await eventually(async () => texts(await b.messages(onB)).length === 4);
  expect(texts(await b.messages(onB))).toEqual(['처음', '답장', '하나', '둘']);
  expect((await b.conversations())[0]).toMatchObject({ unread: 3, preview: { text: '둘' } });
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'sent'));
  expect(texts(await a.messages(onA))).toEqual(['처음', '답장', '하나', '둘']);
  await b.close();
  withDatabase(b, (database) => {
    expect(database.prepare('SELECT count(*) FROM kept_envelopes').pluck().get()).toBe(0);
  });
  await b.reopen();
  await a.send(onA, '셋');
  await eventually(async () => texts(await b.messages(onB)).at(-1) === '셋');
});

/** Two of whom the second has lost its sessions and is sent more than the first answers within a window. */
async function manyLost(
  answering: Partial<CoreOptions>,
): Promise<Pair & { readonly all: readonly string[] }> {
  const lost = await pair(await TestRelay.start(), answering);
  const { a, b, onA } = lost;
  await b.close();
  withDatabase(b, (database) => database.exec('DELETE FROM sessions'));
  const written = Array.from({ length: 13 }, (_, index) => `글 ${String(index)}`);
  for (const text of written) await a.send(onA, text);
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'sending'));
  await b.reopen();
  return { ...lost, all: ['처음', '답장', ...written] };
}

test('who asks for more than is answered in an hour gets the rest later, also after a restart', async () => {
  const { a, b, onB, all } = await manyLost({ answered: { count: 5, windowMs: 3_600_000 } });
  const arrived = async (): Promise<number> =>
    (await b.messages(onB)).filter(({ text, author }) => author !== null && text !== '').length;
  for (const count of [5, 10, 13]) {
    await eventually(async () => (await arrived()) === 1 + count, 20_000);
    await eventually(() => deferred(a) === 13 - count);
    expect(await arrived()).toBe(1 + count);
    await a.reopen();
  }
  expect(texts(await b.messages(onB))).toEqual(all);
  expect(b.counts.keptEnvelopes).toBe(0);
});

test('who asks for more than is answered in an hour gets the rest when it is over', async () => {
  const { b, onB, all } = await manyLost({ answered: { count: 5, windowMs: 200 }, upkeepMs: 100 });
  await eventually(async () => texts(await b.messages(onB)).join() === all.join(), 20_000);
});

test('what its sender has forgotten is said to be lost', async () => {
  const { a, b, onA, onB } = await pair(await TestRelay.start());
  await b.close();
  withDatabase(b, (database) => database.exec('DELETE FROM sessions'));
  await a.send(onA, '잊은 것');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  await a.close();
  withDatabase(a, (database) => database.exec('DELETE FROM sent_envelopes'));
  await a.reopen();
  await b.reopen();
  await eventually(async () => texts(await b.messages(onB)).includes('lost'), 20_000);
  await a.send(onA, '다음');
  await eventually(async () => texts(await b.messages(onB)).at(-1) === '다음', 20_000);
  expect(texts(await b.messages(onB))).toEqual(['처음', '답장', 'lost', '다음']);
});

test('a message that arrives damaged again and again is asked for a few times, and then given up', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA, onB, sent } = await pair(relay);
  await b.close();
  const damage = (envelope: IncomingEnvelope): IncomingEnvelope => ({
    ...envelope,
    ciphertext: envelope.ciphertext.map((byte, index) => (index === 60 ? byte ^ 1 : byte)),
  });
  const damaging = TestCore.open(relay, {
    ...b.options,
    wrapBackend: overriding((real) => ({
      connect: (credential, handlers) => {
        real.connect(credential, {
          ...handlers,
          onEnvelopes: (envelopes) => {
            handlers.onEnvelopes(envelopes.map(damage));
          },
        });
      },
    })),
  });
  await damaging.raw.begin();
  const before = sent.length;
  await a.send(onA, '깨지는 것');
  // The first sending and five repetitions, then "no more" as often: nothing follows.
  await eventually(() => sent.length >= before + 12, 60_000);
  await setTimeout(4_000);
  expect(sent.length).toBe(before + 12);
  expect(texts(await damaging.messages(onB)).slice(0, 2)).toEqual(['처음', '답장']);
  expect(texts(await damaging.messages(onB)).slice(2)).not.toContain('깨지는 것');
}, 90_000);

test('a request in the name of somebody who was not sent the message moves nothing', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA, onB, sent } = await pair(relay);
  await a.send(onA, '비밀');
  await eventually(async () => texts(await b.messages(onB)).at(-1) === '비밀');
  const secret = sent.at(-1);
  if (secret === undefined) throw new Error('nothing was sent');
  const stranger = await BackendClient.enrolled(
    { kind: 'relay', location: { kind: 'local', path: relay.path } },
    offered(relay, 2),
  );
  const devices = await stranger.adapter.fetchDevices(await accountOf(stranger, offered(relay, 0)));
  const [device] = devices.devices;
  if (device === undefined) throw new Error('A has no device');
  const before = sent.length;
  await stranger.adapter.send(
    [
      {
        id: secret.id,
        to: { account: devices.account, device: device.device },
        registrationId: device.registrationId,
        type: 8,
        ciphertext: encodeRetryRequest({ envelope: secret.id, decryptionError: new Uint8Array() }),
      },
    ],
    'every-device',
  );
  // A's answer goes to a device whose published keys mean nothing: it can only be "no more", and cannot even be sealed.
  await a.send(onA, '그대로');
  await eventually(async () => texts(await b.messages(onB)).at(-1) === '그대로');
  expect(sent.slice(before).every(({ to }) => to.account === secret.to.account)).toBe(true);
  expect(stranger.received).toEqual([]);
});

/** What a core has been asked for and is to send again later. */
function deferred(core: TestCore): unknown {
  return withDatabase(core, (database) =>
    database.prepare('SELECT count(*) FROM sent_envelopes WHERE is_deferred = 1').pluck().get(),
  );
}

async function accountOf(
  client: BackendClient,
  person: PersonId,
): Promise<BackendClient['credential']['account']> {
  const pages = await Array.fromAsync(client.adapter.syncDirectory(null));
  const account = pages.flatMap(({ people }) => people).find(({ id }) => id === person)?.account;
  if (account == null) throw new Error('not enrolled');
  return account;
}
