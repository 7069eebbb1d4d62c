import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId } from '#shared/model/ids.ts';
import { createBackend } from '#core/backend/index.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { median, type Metrics } from '../metrics.ts';
import { roomAgency } from './agency.ts';
import { BareSealer } from './bare-sealer.ts';
import { enrolMember, type EnrolledMember } from './enrolled-member.ts';

/** Posts of each kind, in turn. */
const rounds = 15;
/** A message of a kilobyte. */
const text = '가나다라마바사아자차카타파하'.repeat(25);

/**
 * Posts in a room of a thousand as the product makes them, from `chats.send` until the relay has it for everybody: written,
 * sealed, committed, sent, taken apart, put into a thousand mailboxes; against sealing alone, in memory, with libsignal. The first
 * post has a thousand sessions to begin and is told beside them.
 */
export async function groupsend(say: (line: string) => void): Promise<Metrics> {
  const root = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const key = ownBytes(randomBytes(32));
  const socket = join(root, 'relay.sock');
  const script = fileURLToPath(new URL('relay-process.ts', import.meta.url));
  const relay = fork(script, [join(root, 'relay'), socket, Buffer.from(key).toString('hex')]);
  await once(relay, 'message');
  const location = { kind: 'local', path: socket } as const;
  const adapter = createBackend({ kind: 'relay', location });
  const [author, bareAuthor, ...others] = roomAgency.offered;
  if (author === undefined || bareAuthor === undefined) throw new Error('nobody on offer');
  const bareSelf = await enrolMember(adapter, bareAuthor);
  const members: EnrolledMember[] = [];
  for (const person of others) members.push(await enrolMember(adapter, person));
  say(`groupsend: ${String(members.length)} members have enrolled`);
  const states = new Map<string, (value: null) => void>();
  const core = openCore({
    databaseFile: join(root, 'narae.db'),
    databaseKey: key,
    vault: 'none',
    backend: { kind: 'relay', location },
    embedded: true,
    publish: ({ name, payload }) => {
      if (name === 'messagesChanged')
        for (const { id, state } of payload.changed) if (state === 'sent') states.get(id)?.(null);
    },
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    await core.begin();
    await core.services.signIn.enrol({ person: author });
    for (const person of others)
      await until(
        async () => (await core.services.directory.card({ person }).catch(() => null))?.reachable === true,
      );
    const { conversation } = await core.services.groups.create({ name: '모두', people: [...others] });
    const first = await post(core, conversation.id, states);
    say(`first post ${(first / 1000).toFixed(1)} s`);
    await connected(adapter, bareSelf);
    const accounts = members.map(({ credential }) => credential.account);
    const bare = await BareSealer.meet(adapter, bareSelf, accounts);
    const [own, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      alone.push(await bare.seal(text));
      own.push(await post(core, conversation.id, states));
    }
    say(
      `posts ${own.map((ms) => ms.toFixed(0)).join(' ')}; libsignal ${alone.map((ms) => ms.toFixed(0)).join(' ')}`,
    );
    return {
      post_ms: { value: median(own), unit: 'ms', baseline: median(alone) },
      over_libsignal: {
        value: median(own.map((ms, round) => ms / (alone[round] ?? ms))),
        unit: 'x',
        bar: { most: 1.5 },
      },
      first_post_s: { value: first / 1000, unit: 's' },
    };
  } finally {
    await core.close();
    await adapter.close();
    relay.send('stop');
    await once(relay, 'exit');
    rmSync(root, { recursive: true, force: true });
  }
}

/** From the call until the relay has the message for everybody, in milliseconds. */
async function post(
  core: Core,
  conversation: ConversationId,
  states: Map<string, (value: null) => void>,
): Promise<number> {
  const id = messageId(randomBytes(16).toString('hex'));
  const sent = new Promise<null>((resolve) => {
    states.set(id, resolve);
  });
  const begin = performance.now();
  await core.services.chats.send({ conversation, id, text });
  await sent;
  return performance.now() - begin;
}

function connected(adapter: BackendAdapter, { credential }: EnrolledMember): Promise<void> {
  return new Promise((resolve) => {
    adapter.connect(credential, {
      onEnvelopes: () => undefined,
      onDirectoryChanged: () => undefined,
      onServerTime: () => undefined,
      onState: (state) => {
        if (state === 'online') resolve();
      },
    });
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}
