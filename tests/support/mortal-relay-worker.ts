import { parentPort } from 'node:worker_threads';
import type { RelayWorkerOrder } from '#relay/worker-messages.ts';

// The embedded relay's thread, which dies when it is to invite somebody called `dead`.
await import('#relay/worker.ts');
parentPort?.on('message', (order: RelayWorkerOrder) => {
  if (order.kind === 'invite' && order.person === 'dead') process.exit(1);
});
