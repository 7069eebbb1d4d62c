import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../support/closed-output-process.ts', import.meta.url));

test('what is written where nobody reads any more is no error that nobody catches', async () => {
  const child = fork(script, { silent: true });
  await once(child, 'message');
  for (const output of [child.stdout, child.stderr]) {
    output?.destroy();
    if (output !== null) await once(output, 'close');
  }
  const told = once(child, 'message');
  child.send('write');
  expect((await told)[0]).toBe(0);
});
