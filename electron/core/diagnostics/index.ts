export type { DiagnosticCounts } from './diagnostic-counts.ts';
export type { LogEntry, LoggedTransaction, WriteLog } from './log-entry.ts';
export { failureEntry } from './failure-entry.ts';
export { LogFile } from './log-file.ts';
export { loggedId } from './logged-id.ts';
export { loggedVersion } from './logged-version.ts';
export { statusEntries } from './status-entries.ts';
export { SupportBundle } from './support-bundle.ts';
