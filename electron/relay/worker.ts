import { parentPort, workerData } from 'node:worker_threads';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import { demoAgency, demoColleagues } from './demo/demo-agency.ts';
import { hostRelay } from './hosting.ts';
import { localAddress } from './local-address.ts';
import type { RelayWorkerData, RelayWorkerMessage, RelayWorkerOrder } from './worker-messages.ts';

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
      tell({ kind: 'state', state, colleagues: demoColleagues() });
    },
    onFailure: (error) => {
      tell({ kind: 'failed', ...describeFailure(error) });
    },
  },
);

parentPort?.on('message', (order: RelayWorkerOrder) => {
  if (order.kind === 'stop') void hosting.stop().then(() => process.exit());
  else tell({ kind: 'invitation', person: order.person, code: invite(order.person) });
});

/** Used at once, by a thread of this program. */
const invitationMs = 60_000;

function invite(person: PersonId): InvitationCode | null {
  try {
    return hosting.invite(person, Date.now() + invitationMs);
  } catch {
    // Nobody of this name: whoever asked goes without.
    return null;
  }
}
