import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { conversationId } from '#shared/model/ids.ts';
import { CoreClient, type CoreClientOptions } from '#core/core-client.ts';
import type { CoreEvent } from '#core/events.ts';
import { DamagedProfile } from '#tests/support/damaged-profile.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Running {
  readonly client: CoreClient;
  readonly events: CoreEvent[];
  readonly failures: string[];
}

function start(
  script: string,
  path: string,
  profile?: DamagedProfile,
  more: Pick<CoreClientOptions, 'now' | 'onLog' | 'onStartedAgain'> = {},
): Running {
  const [events, failures]: [CoreEvent[], string[]] = [[], []];
  const client = new CoreClient({
    script: new URL(script, import.meta.url),
    data: {
      databaseFile: profile?.file ?? join(temporaryFolder(), 'narae.db'),
      databaseKey: profile?.key ?? ownBytes(randomBytes(32)),
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path } },
      embedded: true,
    },
    onEvent: (event) => events.push(event),
    onFailure: ({ code }) => failures.push(code),
    ...more,
  });
  onTestFinished(() => client.close(2_000));
  return { client, events, failures };
}

test('a core in its own thread answers, tells, refuses by code, and closes', async () => {
  const relay = await TestRelay.start();
  const { client, events, failures } = start('../../../electron/core/worker.ts', relay.path);
  client.begin();
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  expect(await client.services.signIn.enrol({ person })).toMatchObject({
    phase: 'ready',
    self: { id: person },
  });
  await eventually(() => events.some(({ domain }) => domain === 'directory'));
  expect(
    (await client.services.chats.messages({ conversation: conversationId('direct:missing'), limit: 10 }))
      .messages,
  ).toEqual([]);
  await expect(client.services.chats.open({ person })).rejects.toMatchObject({ code: 'invalid-request' });
  expect(failures).toEqual([]);
  await client.close(5_000);
});

test('a thread that dies fails what waited for it, as worth a retry, and is started again, which is told', async () => {
  const again: Promise<unknown>[] = [];
  const { client, failures } = start('../../support/mortal-core-worker.ts', 'nowhere', undefined, {
    // The one that is told of answers at once.
    onStartedAgain: () => again.push(client.services.app.status({})),
  });
  client.begin();
  expect(await client.services.app.status({})).toMatchObject({ phase: 'ready' });
  const dying = client.services.chats.list({ limit: 1 });
  await expect(dying).rejects.toMatchObject({ code: 'worker-lost', retryable: true });
  await expect(client.services.app.status({})).rejects.toMatchObject({
    code: 'worker-lost',
    retryable: true,
  });
  expect(await eventually(() => client.services.app.status({}).catch(() => null))).toMatchObject({
    phase: 'ready',
  });
  expect(await Promise.all(again)).toEqual([{ phase: 'ready' }]);
  expect(failures).toEqual([]);
});

test('a thread that has run soundly for a while is started again without the pauses of those before', async () => {
  let now = 0;
  const restarts: number[] = [];
  const { client } = start('../../support/mortal-core-worker.ts', 'nowhere', undefined, {
    now: () => now,
    onLog: (entry) => {
      if (entry.event === 'thread-ended') restarts.push(entry.restarts);
    },
  });
  const running = (): Promise<unknown> => eventually(() => client.services.app.status({}).catch(() => null));
  for (const ranFor of [1_000, 1_000, 10 * 60_000, 1_000]) {
    await running();
    now += ranFor;
    await client.services.chats.list({ limit: 1 }).catch(() => undefined);
  }
  expect(restarts).toEqual([1, 2, 1, 2]);
});

test('the windows are told that the messenger is being started again, and that it runs', async () => {
  const relay = await TestRelay.start();
  const { client, events } = start('../../support/dying-core-worker.ts', relay.path);
  client.begin();
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  await client.services.signIn.enrol({ person });
  const statuses = (): readonly (string | null)[] =>
    events.flatMap((event) => (event.name === 'statusChanged' ? [event.payload.failure] : []));
  await eventually(() => statuses().includes('worker-lost'));
  const lost = events.findLast((event) => event.name === 'statusChanged')?.payload;
  expect(lost).toMatchObject({ phase: 'ready', connection: 'offline', self: { id: person } });
  await eventually(() => statuses().at(-1) === null);
});

test('also where nobody has signed in, and where nothing can be opened, the windows are told of an end, and of how it is after it', async () => {
  const profile = new DamagedProfile({ messages: 10, conversations: 10 });
  copyFileSync(profile.file, `${profile.file}.before-9990`);
  profile.damagePage(1);
  const cases = [
    ['sign-in', null, undefined],
    ['failed', 'database-unreadable', profile],
  ] as const;
  await Promise.all(
    cases.map(async ([phase, failure, damaged]) => {
      const { client, events } = start('../../support/dying-core-worker.ts', 'nowhere', damaged);
      const told = () => events.flatMap((event) => (event.name === 'statusChanged' ? [event.payload] : []));
      expect(await client.services.app.status({})).toMatchObject({ phase, failure });
      const lost = await eventually(() => told().find((status) => status.failure === 'worker-lost'));
      expect(lost).toMatchObject({ phase, connection: 'offline' });
      const after = await eventually(() => told()[told().indexOf(lost) + 1]);
      expect(after).toMatchObject({ phase, failure });
    }),
  );
});

test('a core that has salvaged is replaced at once, and begins by itself if it had begun', async () => {
  const { client } = start('../../support/restarting-core-worker.ts', 'nowhere');
  client.begin();
  const before = (await client.services.app.status({})) as unknown as { threadId: number };
  expect(await client.services.recovery.salvage({})).toEqual({ threadId: before.threadId, begun: true });
  const after = await eventually(async () => {
    const status = (await client.services.app.status({}).catch(() => null)) as { threadId: number } | null;
    return status?.threadId !== before.threadId && status;
  });
  expect(after).toMatchObject({ begun: true });
});

test('a core is opened anew with other data, and with the same when they could not be prepared', async () => {
  const { client, failures } = start('../../support/restarting-core-worker.ts', 'nowhere');
  const numbers: unknown[] = [await client.services.app.status({})];
  await client.reopen((data) => Promise.resolve({ ...data, databaseKey: null }));
  numbers.push(await client.services.app.status({}));
  await expect(client.reopen(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  numbers.push(await client.services.app.status({}));
  expect(new Set(numbers.map((number) => JSON.stringify(number))).size).toBe(3);
  expect(failures).toEqual([]);
});

test('a damaged database is salvaged through the thread that found it, which then runs on the new one', async () => {
  const profile = new DamagedProfile({ messages: 300, conversations: 300 });
  // A damaged first page with a copy beside it: the database does not open, and can be salvaged.
  copyFileSync(profile.file, `${profile.file}.before-9990`);
  profile.damagePage(1);
  const { client } = start('../../../electron/core/worker.ts', 'nowhere', profile);
  expect(await client.services.app.status({})).toMatchObject({
    phase: 'failed',
    failure: 'database-unreadable',
  });
  await expect(client.services.chats.list({ limit: 1 })).rejects.toMatchObject({
    code: 'database-unreadable',
  });
  expect(await client.services.recovery.salvage({})).toMatchObject({ conversations: 300, messages: 300 });
  await eventually(async () => {
    const status = await client.services.app.status({}).catch(() => null);
    return status !== null && status.phase !== 'failed';
  });
  expect((await client.services.chats.list({ limit: 10 })).conversations).toHaveLength(10);
});

test('a core that is not damaged does not salvage', async () => {
  const { client } = start('../../../electron/core/worker.ts', 'nowhere');
  await expect(client.services.recovery.salvage({})).rejects.toBeInstanceOf(AppError);
  expect(await client.services.app.status({})).toMatchObject({ phase: 'sign-in' });
});
