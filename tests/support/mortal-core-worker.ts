import { parentPort } from 'node:worker_threads';
import type { CoreReply, CoreRequest } from '#core/worker-protocol.ts';

// A core's thread that answers `app.status` and dies of anything else.
parentPort?.on('message', (message: CoreRequest) => {
  if (message.kind === 'begin' || message.kind === 'backend' || message.kind === 'activity') return;
  if (message.kind !== 'call' || message.name !== 'status') process.exit(1);
  const value = { phase: 'ready' };
  parentPort?.postMessage({ kind: 'answer', id: message.id, value } satisfies CoreReply);
});
