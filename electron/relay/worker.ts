import { parentPort, workerData } from 'node:worker_threads';
import { demoAgency } from './demo/demo-agency.ts';
import { hostRelay } from './hosting.ts';
import { localAddress } from './local-address.ts';
import type { RelayWorkerData, RelayWorkerMessage } from './worker-messages.ts';

const { folder, key } = workerData as RelayWorkerData;
const hosting = hostRelay(
  { folder, key, listen: { kind: 'local', path: localAddress(folder) }, agency: demoAgency() },
  () => {
    parentPort?.postMessage({ kind: 'failed' } satisfies RelayWorkerMessage);
  },
);

parentPort?.on('message', () => {
  void hosting.stop().then(() => parentPort?.close());
});
