import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { conversationId } from '#shared/model/ids.ts';
import { CoreClient } from '#core/core-client.ts';
import type { CoreEvent } from '#core/events.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Running {
  readonly client: CoreClient;
  readonly events: CoreEvent[];
  readonly failures: string[];
}

function start(script: string, path: string): Running {
  const [events, failures]: [CoreEvent[], string[]] = [[], []];
  const client = new CoreClient({
    script: new URL(script, import.meta.url),
    data: {
      databaseFile: join(temporaryFolder(), 'narae.db'),
      databaseKey: ownBytes(randomBytes(32)),
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path } },
      embedded: true,
    },
    onEvent: (event) => events.push(event),
    onFailure: ({ code }) => failures.push(code),
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

test('a thread that dies fails what waited for it, as worth a retry, and is started again', async () => {
  const { client, failures } = start('../../support/mortal-core-worker.ts', 'nowhere');
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
  expect(failures).toEqual([]);
});
