import { parentPort, workerData } from 'node:worker_threads';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import { demoAgency } from './demo/demo-agency.ts';
import { hostRelay } from './hosting.ts';
import { localAddress } from './local-address.ts';
import type { RelayWorkerData, RelayWorkerMessage } from './worker-messages.ts';

const { folder, key, demoPeople } = workerData as RelayWorkerData;
const tell = (message: RelayWorkerMessage): void => {
  parentPort?.postMessage(message);
};
const hosting = hostRelay(
  {
    folder,
    key,
    listen: { kind: 'local', path: localAddress(folder) },
    agency: demoAgency(demoPeople ?? undefined),
  },
  {
    onState: (state) => {
      tell({ kind: 'state', state });
    },
    onFailure: (error) => {
      tell({ kind: 'failed', ...describeFailure(error) });
    },
  },
);

parentPort?.on('message', () => {
  void hosting.stop().then(() => process.exit());
});
