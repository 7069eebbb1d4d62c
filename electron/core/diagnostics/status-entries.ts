import type { AppStatus } from '#shared/model/app-status.ts';
import type { LogEntry } from './log-entry.ts';

/** What of a status is news since the one before (null: the first), without names. */
export function statusEntries(before: AppStatus | null, status: AppStatus): readonly LogEntry[] {
  const { phase, failure, connection, storage, clockSkewMs } = status;
  const entries: LogEntry[] = [];
  if (before?.phase !== phase || before.failure !== failure) entries.push({ event: 'phase', phase, failure });
  if (before?.connection !== connection) entries.push({ event: 'connection', state: connection });
  if (before?.storage !== storage) entries.push({ event: 'storage', health: storage });
  if ((before?.clockSkewMs ?? null) !== clockSkewMs) entries.push({ event: 'clock-skew', ms: clockSkewMs });
  return entries;
}
