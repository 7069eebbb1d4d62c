import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import { Invitations } from './invitations.ts';
import { Office } from './office.ts';
import { scriptClock } from './script-clock.ts';
import type { DemoWorkerData, DemoWorkerMessage, DemoWorkerOrder } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new AppError('internal');

const eagerSpeed = 10;
const { manner, ...data } = workerData as DemoWorkerData;
const tell = (message: DemoWorkerMessage): void => {
  port.postMessage(message);
};
const invitations = new Invitations((person) => {
  tell({ kind: 'invite', person });
});
const office = new Office({
  ...data,
  clock: scriptClock(Date.now(), manner === 'eager' ? eagerSpeed : 1),
  keepsHours: manner === 'office',
  invite: invitations.ask,
  onFailure: (error) => {
    tell({ kind: 'failed', ...describeFailure(error) });
  },
});
port.on('message', (order: DemoWorkerOrder) => {
  if (order.kind === 'invitation') invitations.answer(order.person, order.code);
  else void office.close().then(() => process.exit());
});
void office.open();
