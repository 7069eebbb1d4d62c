import { parentPort, threadId } from 'node:worker_threads';
import type { CoreReply, CoreRequest } from '#core/worker-protocol.ts';

// A core's thread that answers `app.status` with its number and whether it has begun, and asks for another one in its
// place after `recovery.salvage`.
let begun = false;
const reply = (message: CoreReply): void => {
  parentPort?.postMessage(message);
};
parentPort?.on('message', (message: CoreRequest) => {
  if (message.kind === 'begin') begun = true;
  if (message.kind === 'close') reply({ kind: 'closed' });
  if (message.kind !== 'call') return;
  reply({ kind: 'answer', id: message.id, value: { threadId, begun } });
  if (message.name === 'salvage') reply({ kind: 'restart' });
});
