import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BacklogPlaces } from './build-backlog.ts';
import type { ReceivedBacklog } from './receive-backlog.ts';

const script = fileURLToPath(new URL('receive-process.ts', import.meta.url));

/** Receives a backlog in a process of its own: what the bench does besides must not show in its loop. @throws Error. */
export async function runReceive(places: BacklogPlaces): Promise<ReceivedBacklog> {
  const child = fork(script, [JSON.stringify(places)]);
  const failed = once(child, 'exit').then(() => {
    throw new Error('the backlog could not be received');
  });
  const [received] = (await Promise.race([once(child, 'message'), failed])) as [ReceivedBacklog];
  failed.catch(() => undefined);
  return received;
}
