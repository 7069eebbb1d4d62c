import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '#relay/demo/random.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const script = fileURLToPath(new URL('../../support/core-process.ts', import.meta.url));
/** Kills in one run; the long runs with named steps are a matter of `npm run soak`. */
const kills = 8;

test('a core that is killed again and again loses nothing that it acknowledged, and sends nothing twice', async () => {
  const seed = randomInt(2 ** 31);
  const random = seededRandom(seed);
  const relay = await TestRelay.start();
  const [writer, reader] = relay.offered;
  if (writer === undefined || reader === undefined) throw new Error('nobody on offer');
  const b = await TestCore.enrolled(relay, reader);
  const databaseFile = join(temporaryFolder(), 'narae.db');
  const args = [databaseFile, randomBytes(32).toString('hex'), relay.path, writer, reader];

  let acknowledged = -1;
  const start = async (): Promise<ChildProcess> => {
    const child = fork(script, args);
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    await once(child, 'message');
    child.on('message', (number) => {
      acknowledged = Number(number);
    });
    child.send(acknowledged + 1);
    return child;
  };

  for (let kill = 0; kill < kills; kill++) {
    const child = await start();
    const before = acknowledged;
    await eventually(() => acknowledged > before);
    await setTimeout(random() * 150);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const last = await start();
  const conversation = await eventually(async () => (await b.conversations()).at(0));
  const received = async (): Promise<readonly number[]> =>
    (await b.history(conversation.id)).map(({ text }) => Number(text));
  const settled = acknowledged;
  await eventually(async () => (await received()).includes(settled), 30_000);
  last.kill('SIGKILL');
  await once(last, 'exit');
  const numbers = await received();
  expect({ seed, numbers: numbers.slice(0, settled + 1) }).toEqual({
    seed,
    numbers: Array.from({ length: settled + 1 }, (_, number) => number),
  });
  expect(new Set(numbers).size).toBe(numbers.length);
}, 120_000);
