import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { demoAgency } from './demo/demo-agency.ts';
import { hostRelay } from './hosting.ts';
import { localAddress } from './local-address.ts';
import type { RelayWorkerData, RelayWorkerMessage } from './worker-messages.ts';

const { folder, key } = workerData as RelayWorkerData;
const hosting = hostRelay(
  { folder, key, listen: { kind: 'local', path: localAddress(folder) }, agency: demoAgency() },
  (error) => {
    const { code, cause } = AppError.from(error);
    parentPort?.postMessage({
      code,
      cause: cause instanceof Error ? cause.name : 'relay',
    } satisfies RelayWorkerMessage);
  },
);

parentPort?.on('message', () => {
  void hosting.stop().then(() => process.exit());
});
