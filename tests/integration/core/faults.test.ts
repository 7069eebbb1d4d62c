import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

test('an enrolment whose answer was lost is finished by itself, as the same account', async () => {
  const relay = await TestRelay.start();
  const person = offered(relay, 0);
  let lost = 0;
  const wrapBackend = overriding((real) => ({
    enrol: async (request) => {
      const answer = await real.enrol(request);
      if (lost++ === 0) throw new AppError('unavailable');
      return answer;
    },
  }));
  const core = TestCore.open(relay, { wrapBackend });
  await core.raw.begin();
  await expect(core.services.signIn.enrol({ person })).rejects.toMatchObject({ code: 'unavailable' });
  expect((await core.services.app.status({})).phase).toBe('sign-in');
  await core.reopen();
  expect(await core.services.app.status({})).toMatchObject({ phase: 'ready', self: { id: person } });
  await core.online();
});

test('a refused enrolment leaves nothing behind, and another person can be chosen', async () => {
  const relay = await TestRelay.start();
  await TestCore.enrolled(relay, offered(relay, 0));
  const core = TestCore.open(relay);
  await core.raw.begin();
  await expect(core.services.signIn.enrol({ person: offered(relay, 0) })).rejects.toMatchObject({
    code: 'person-taken',
  });
  await expect(core.services.signIn.enrol({ invitation: 'ABCD-EFGH-JKMN-PQRS' })).rejects.toMatchObject({
    code: 'invitation-invalid',
  });
  expect(await core.services.signIn.enrol({ person: offered(relay, 1) })).toMatchObject({ phase: 'ready' });
});

test('a message whose acceptance was lost is sent again and arrives once', async () => {
  const relay = await TestRelay.start();
  let lost = 0;
  const wrapBackend = overriding((real) => ({
    send: async (envelopes, coverage) => {
      const acceptance = await real.send(envelopes, coverage);
      if (lost++ === 0) throw new AppError('rate-limited');
      return acceptance;
    },
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { wrapBackend });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = await a.conversationWith(offered(relay, 1));
  await a.send(onA.id, '한 번만');
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await a.reopen();
  await eventually(async () => (await a.messages(onA.id)).at(0)?.state === 'delivered');
  await eventually(() => lost > 1);
  expect((await b.messages(onB.id)).map(({ text }) => text)).toEqual(['한 번만']);
  expect(onB.unread).toBe(1);
});

test('a message that can never be sent is shown as failed, can be discarded, and holds up nothing', async () => {
  const relay = await TestRelay.start();
  let refusing = true;
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) =>
      refusing ? Promise.reject(new AppError('too-large')) : real.send(envelopes, coverage),
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { wrapBackend });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = await a.conversationWith(offered(relay, 1));
  const [first, second] = [await a.send(onA.id, '하나'), await a.send(onA.id, '둘')];
  const states = async (): Promise<readonly string[]> => (await a.messages(onA.id)).map(({ state }) => state);
  await eventually(async () => (await states()).every((state) => state === 'failed'));
  expect((await a.messages(onA.id)).at(0)?.failure).toBe('too-large');

  refusing = false;
  await a.services.chats.discard({ message: first.id });
  expect((await a.services.chats.retry({ message: second.id })).state).toBe('sending');
  await eventually(async () => (await states()).join() === 'delivered');
  const onB = await eventually(async () => (await b.conversations()).at(0));
  expect((await b.messages(onB.id)).map(({ text }) => text)).toEqual(['둘']);
  await expect(a.services.chats.retry({ message: second.id })).rejects.toMatchObject({
    code: 'invalid-request',
  });
});

test('a batch that cannot be committed is not acknowledged and is received again, once', async () => {
  const relay = await TestRelay.start();
  const a = await TestCore.enrolled(relay, offered(relay, 0));
  let acknowledged = 0;
  let handOver: (() => void) | null = null;
  const wrapBackend = overriding((real) => ({
    connect: (credentials, handlers) => {
      const onEnvelopes: typeof handlers.onEnvelopes = (envelopes) => {
        handOver = () => {
          handlers.onEnvelopes(envelopes);
        };
      };
      real.connect(credentials, { ...handlers, onEnvelopes });
    },
    ack: (upTo) => {
      acknowledged += 1;
      real.ack(upTo);
    },
  }));
  const databaseFile = join(temporaryFolder(), 'b.db');
  const databaseKey = ownBytes(randomBytes(32));
  // The steps of receiving alone: other things fail at a locked database too.
  const steps: string[] = [];
  const onStep = (step: string): void => void steps.push(step);
  const b = await TestCore.enrolled(relay, offered(relay, 1), {
    ...{ wrapBackend, databaseFile, databaseKey, onStep, lockTimeoutMs: 50 },
  });
  const onA = await a.conversationWith(offered(relay, 1));
  await a.send(onA.id, '잠김');
  const take = await eventually(() => handOver);
  // Another connection holds the write lock, as a backup program or a virus scanner may.
  const lock = openDatabase({ file: databaseFile, key: databaseKey, migrations: coreMigrations });
  lock.exec('BEGIN IMMEDIATE');
  take();
  // Taken for the second time: the first try has failed.
  await eventually(() => steps.filter((step) => step === 'receive:taken').length > 1, 30_000);
  expect(steps).not.toContain('receive:committed');
  expect(acknowledged).toBe(0);
  lock.exec('ROLLBACK');
  lock.close();
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await eventually(() => acknowledged > 0);
  expect((await b.messages(onB.id)).map(({ text }) => text)).toEqual(['잠김']);
}, 60_000);

test('a profile that cannot be opened says why and is left as it is', async () => {
  const relay = await TestRelay.start();
  const databaseFile = join(temporaryFolder(), 'narae.db');
  const databaseKey = ownBytes(randomBytes(32));
  openDatabase({
    file: databaseFile,
    key: databaseKey,
    migrations: [{ version: 9999, update: () => undefined }],
  }).close();
  const cases = [
    [{ databaseFile, databaseKey }, 'database-newer'],
    [{ databaseFile, databaseKey: ownBytes(randomBytes(32)) }, 'database-unreadable'],
    [{ databaseFile, databaseKey: null }, 'vault-key-lost'],
    [{ databaseFile, databaseKey: null, keyFailure: 'vault-unprotected' }, 'vault-unprotected'],
    [{ backend: null }, 'no-backend'],
  ] as const;
  for (const [options, code] of cases) {
    const core = TestCore.open(relay, options);
    await core.raw.begin();
    expect(await core.services.app.status({})).toMatchObject({ phase: 'failed', failure: code });
    await expect(core.services.chats.list({ limit: 1 })).rejects.toMatchObject({ code });
  }
});
