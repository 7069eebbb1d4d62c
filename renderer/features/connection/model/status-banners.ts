import type { AppStatus } from '#shared/model/app-status.ts';

/** Everything that a strip above the content can say, the gravest first. */
const byGravity = [
  'database-damaged',
  'restarting',
  'storage-failing',
  'storage-full',
  'revoked',
  'refused',
  'relay-unusable',
  'offline',
  'clock-skew',
] as const;
export type StatusBanner = (typeof byGravity)[number];

/**
 * The strips to show, the gravest first: at most two, because more push away what one came for, and whoever mends the
 * first two sees the third. `offline`: for so long that one is told.
 */
export function statusBanners(status: AppStatus, offline: boolean): readonly StatusBanner[] {
  const { connection, failure, storage, clockSkewMs } = status;
  const shutOut = connection === 'revoked' || connection === 'refused';
  const holds: Readonly<Record<StatusBanner, boolean>> = {
    'database-damaged': failure === 'database-unreadable',
    restarting: failure === 'worker-lost',
    'storage-failing': storage === 'failing',
    'storage-full': storage === 'full',
    revoked: connection === 'revoked',
    refused: connection === 'refused',
    'relay-unusable': failure === 'relay-unusable' && !shutOut,
    // Where the server itself cannot be opened, that is why one is offline.
    offline: offline && failure !== 'relay-unusable' && failure !== 'worker-lost',
    'clock-skew': clockSkewMs !== null,
  };
  return byGravity.filter((banner) => holds[banner]).slice(0, most);
}

const most = 2;
