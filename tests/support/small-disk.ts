import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';
import type { ScenarioAnswer } from './small-disk-scenario.ts';

const script = fileURLToPath(new URL('small-disk-process.ts', import.meta.url));

/**
 * Runs a scenario on a disk of its own of a few megabytes, and answers what it found. Disks are mounted in a namespace that
 * only the scenario's process sees, and are gone with it. Where that is not allowed the test fails: a fault that was not
 * tried is no fault that was survived.
 */
export async function onSmallDisk(
  scenario: URL,
  megabytes: number,
  args: readonly string[] = [],
): Promise<unknown> {
  // Without being root one can be it in a user namespace.
  const namespaces = process.getuid?.() === 0 ? '-m' : '-Urm';
  const child = fork(script, [temporaryFolder(), String(megabytes), scenario.href, ...args], {
    execPath: 'unshare',
    // A process that is to see its writes fail must not be ended by the signal that tells of it.
    execArgv: [namespaces, 'sh', '-c', `trap '' XFSZ; exec "$0" "$@"`, process.execPath],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const exited = once(child, 'exit').then(() => {
    throw new Error('the process on the small disk ended without an answer');
  });
  const [answer] = (await Promise.race([once(child, 'message'), exited])) as [ScenarioAnswer];
  exited.catch(() => undefined);
  if (answer.failure !== null) throw new Error(`on the small disk: ${answer.failure}`);
  return answer.facts;
}
