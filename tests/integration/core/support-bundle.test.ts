import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { conversationId, messageId, type PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { CoreClient } from '#core/core-client.ts';
import { failureEntry, LogFile, statusEntries, SupportBundle } from '#core/diagnostics/index.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const [first, second] = demoStaff;
if (first === undefined || second === undefined) throw new Error('the demo agency is empty');

interface Profile {
  readonly client: CoreClient;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly bundle: SupportBundle;
  readonly saved: string[];
}

/** A core in its thread with everything that is logged and asked of it, as the shell has it. */
function openProfile(relay: TestRelay, contents?: string): Profile {
  const folder = join(temporaryFolder(), '홍길동 User');
  const log = new LogFile(join(folder, 'logs'));
  const databaseFile = join(folder, 'narae.db');
  log.write({ event: 'relay', served: true });
  if (contents !== undefined) writeFileSync(databaseFile, contents);
  const key = ownBytes(randomBytes(32));
  const client = new CoreClient({
    script: new URL('../../../electron/core/worker.ts', import.meta.url),
    data: {
      databaseFile,
      databaseKey: key,
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path: relay.path } },
      embedded: true,
    },
    onEvent: (event) => {
      if (event.domain === 'app') for (const entry of statusEntries(null, event.payload)) log.write(entry);
    },
    onFailure: (failure) => {
      log.write(failureEntry('core', failure));
    },
    onLog: (entry) => {
      log.write(entry);
    },
  });
  onTestFinished(() => client.close(2_000));
  const saved: string[] = [];
  const bundle = new SupportBundle({
    version: '0.1.0',
    packaged: false,
    databaseFile,
    log,
    status: () => client.services.app.status({}),
    settings: () => client.services.settings.get({}),
    counts: () => client.counts(),
    save: (text) => {
      saved.push(text);
      return Promise.resolve(true);
    },
  });
  return { client, folder, key, bundle, saved };
}

/** Signs in as a person, and answers when somebody else can be written to. */
async function signIn({ client }: Profile, person: PersonId): Promise<void> {
  client.begin();
  await client.services.signIn.enrol({ person });
}

async function conversationWith({ client }: Profile, person: PersonId): Promise<string> {
  return eventually(async () => {
    const { people } = await client.services.directory.search({ query: '', scope: 'everybody', limit: 200 });
    if (!people.some((entry) => entry.person.id === person && entry.reachable)) return null;
    return (await client.services.chats.open({ person })).id;
  });
}

function wordsOf(person: Person): readonly string[] {
  return [person.name, person.id, person.duty, `-${person.extension}`, ...person.departments];
}

test('neither bundle nor log hold what was said, by whom, ids, keys or paths', async () => {
  const relay = await TestRelay.start();
  const [a, b] = [openProfile(relay), openProfile(relay)];
  await signIn(a, first.id);
  await signIn(b, second.id);
  const id = conversationId(await conversationWith(a, second.id));
  const message = messageId(randomBytes(16).toString('hex'));
  await a.client.services.chats.send({ conversation: id, id: message, text: '전화는 010-2345-6789 입니다' });
  await a.client.services.chats.saveDraft({ conversation: id, text: '쓰다 만 회신문' });
  await eventually(async () => (await b.client.services.chats.list({ limit: 1 })).conversations.at(0));
  // Failures on purpose, with content in their arguments.
  await a.client.services.chats
    .send({ conversation: id, id: message, text: { toString: () => '실패한 글' } as unknown as string })
    .catch(() => undefined);
  await a.client.services.chats.open({ person: first.id }).catch(() => undefined);
  await relay.stop();
  await eventually(async () => (await a.client.services.app.status({})).connection !== 'online');

  const shown = await a.bundle.supportBundle();
  expect(await a.bundle.saveSupportBundle({ id: shown.id })).toEqual({ saved: true });
  expect(a.saved).toEqual([shown.text]);
  expect(shown.text).toMatch(/^\[narae\]\nversion: 0\.1\.0\n/);
  expect(shown.text).toContain('signedIn: true');
  expect(shown.text).toMatch(/"event":"connection","state":"online"/);
  expect(shown.text).toMatch(/^narae\.db: \d+$/m);

  const words = [
    ...wordsOf(first),
    ...wordsOf(second),
    '전화는',
    '2345-6789',
    '쓰다 만',
    '실패한',
    '홍길동',
    id,
    id.slice(id.indexOf(':') + 1),
    message,
    Buffer.from(a.key).toString('hex'),
    Buffer.from(a.key).toString('base64'),
    a.folder,
    dirname(a.folder),
    relay.path,
    // A root or a machine called like an ordinary word would be found in every text.
    ...[userInfo().username, hostname()].filter((name) => name.length > 5),
  ];
  const texts = [a, b].flatMap(({ folder }) =>
    readdirSync(join(folder, 'logs')).map((name) => readFileSync(join(folder, 'logs', name))),
  );
  expect(texts.length).toBeGreaterThanOrEqual(2);
  const found = [...texts, Buffer.from(shown.text)].flatMap((text) =>
    words.filter((word) => text.includes(word) || text.includes(Buffer.from(word, 'utf16le'))),
  );
  expect(found).toEqual([]);
});

test('a core that has failed has a bundle too, without numbers', async () => {
  const relay = await TestRelay.start();
  const { bundle, client } = openProfile(relay, 'damaged');
  expect(await client.services.app.status({})).toMatchObject({ phase: 'failed' });
  const { text } = await bundle.supportBundle();
  expect(text).toContain('failure: database-unreadable');
  expect(text).toContain('[counts]\n\n');
  expect(text).toMatch(/"event":"failure","part":"core","code":"database-unreadable"/);
});

test('only the bundle that was shown last can be saved', async () => {
  const relay = await TestRelay.start();
  const { bundle, saved } = openProfile(relay);
  const earlier = await bundle.supportBundle();
  await bundle.supportBundle();
  for (const id of [earlier.id, randomBytes(16).toString('hex')])
    await expect(bundle.saveSupportBundle({ id })).rejects.toMatchObject({ code: 'not-found' });
  expect(saved).toEqual([]);
});
