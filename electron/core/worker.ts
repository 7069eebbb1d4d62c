import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import { openCore } from './compose.ts';
import type { CoreEvent } from './events.ts';
import { serveCalls } from './serve-calls.ts';
import type { CoreReply, CoreRequest, CoreWorkerData } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new AppError('internal');

const reply = (message: CoreReply): void => {
  port.postMessage(message);
};
let events: CoreEvent[] = [];
const tellEvents = (): void => {
  reply({ kind: 'events', events });
  events = [];
};
const isBundled = import.meta.url.endsWith('.js');
const core = openCore({
  ...(workerData as CoreWorkerData),
  ...(isBundled
    ? {
        directoryScript: new URL('directory-worker.js', import.meta.url),
        eraseScript: new URL('erase-worker.js', import.meta.url),
      }
    : {}),
  publish: (event) => {
    if (events.length === 0) queueMicrotask(tellEvents);
    events.push(event);
  },
  onFailure: (error) => {
    reply({ kind: 'failure', ...describeFailure(error) });
  },
  log: (entry) => {
    reply({ kind: 'log', entry });
  },
});
const handle = serveCalls(core, reply);
port.on('message', (message: CoreRequest) => void handle(message));
