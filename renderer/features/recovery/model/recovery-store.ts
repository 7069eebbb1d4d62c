import { create } from 'zustand';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';

/** What was asked for. */
export type RecoveryWay = 'salvage' | 'startAnew';

export type RecoveryOutcome =
  | ({ readonly way: 'salvage' } & RequestOutput<'recovery', 'salvage'>)
  | ({ readonly way: 'startAnew' } & RequestOutput<'recovery', 'startAnew'>);

export interface RecoveryState {
  /** What is being done now. */
  readonly busy: RecoveryWay | null;
  /** Why the last one did not work. */
  readonly failure: { readonly way: RecoveryWay; readonly code: ErrorCode } | null;
  /** How the last one ended, until the person has seen it. */
  readonly outcome: RecoveryOutcome | null;
}

/** What is going on; above all screens, since the messenger restarts meanwhile and the screen changes. */
export const useRecoveryStore = create<RecoveryState>()(() => ({ busy: null, failure: null, outcome: null }));
