import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Activity } from '#shared/model/presence.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import type { DiagnosticCounts } from './diagnostics/index.ts';
import type { PendingNotifications, ToastAnswers } from './notifications/index.ts';

/** A running messenger without windows: what a window may ask it, and its beginning and end. */
export interface Core {
  readonly services: CoreServices;
  /**
   * Starts everything that a window does not wait for: the protocol, the connection, the backlog. Called after first
   * paint; resolves at once when there is nothing to start (not enrolled, or failed).
   */
  begin(): Promise<void>;
  /** What is wrong with the backend inside this program, which the core itself cannot know; null when it serves again. */
  reportBackend(failure: ErrorCode | null): void;
  /** Whether the person is at this PC; nothing to tell where the profile cannot be opened. */
  readonly setActivity?: (activity: Exclude<Activity, 'offline'>) => void;
  /** How much the profile holds; there is no such method where it cannot be opened. */
  readonly counts?: () => DiagnosticCounts;
  /** What the person has to be told of; there is none where the profile cannot be opened. */
  readonly notifications?: PendingNotifications;
  /** Takes what was written into toasts; nothing does where the profile cannot be opened. */
  readonly answers?: ToastAnswers;
  /** Finishes what is being written and closes the database. */
  close(): Promise<void>;
}
