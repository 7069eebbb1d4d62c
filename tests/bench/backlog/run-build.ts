import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BacklogPlaces } from './build-backlog.ts';

const script = fileURLToPath(new URL('build-process.ts', import.meta.url));

/** Builds the backlog in a process of its own. @throws Error when that fails. */
export async function runBuild(places: BacklogPlaces, seed: number): Promise<void> {
  const child = fork(script, [JSON.stringify(places), String(seed)]);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the backlog could not be built');
}
