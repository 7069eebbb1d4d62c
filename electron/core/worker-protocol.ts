import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { ErrorShape } from '#shared/errors/app-error.ts';
import type { BackendConfiguration } from './backend/index.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Activity } from '#shared/model/presence.ts';
import type { VaultProtection } from '#shared/model/app-status.ts';
import type { LogEntry } from './diagnostics/index.ts';
import type { CoreEvent } from './events.ts';
import type { ToastAnswer } from './notifications/index.ts';

/** What the core's thread is started with. */
export interface CoreWorkerData {
  readonly databaseFile: string;
  readonly databaseKey: Bytes | null;
  /** See the CoreOptions. */
  readonly keyFailure?: ErrorCode;
  readonly vault: VaultProtection;
  readonly backend: BackendConfiguration | null;
  readonly embedded: boolean;
}

/** To the core's thread. */
export type CoreRequest =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly domain: string;
      readonly name: string;
      readonly input: unknown;
    }
  /** Answered like a call, with the numbers of a support bundle. */
  | { readonly kind: 'counts'; readonly id: number }
  /** Answered like a call, with what the person has to be told of. */
  | { readonly kind: 'notifications'; readonly id: number; readonly limit: number }
  /** Answered like a call, with what became of the answer. */
  | { readonly kind: 'toast-answer'; readonly id: number; readonly answer: ToastAnswer }
  | { readonly kind: 'told'; readonly upTo: number }
  | { readonly kind: 'activity'; readonly activity: Exclude<Activity, 'offline'> }
  | { readonly kind: 'begin' }
  | { readonly kind: 'backend'; readonly failure: ErrorCode | null }
  | { readonly kind: 'close' };

/** From the core's thread. */
export type CoreReply =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: ErrorShape }
  /** In the order in which they came about: a batch of envelopes makes hundreds, which cross together. */
  | { readonly kind: 'events'; readonly events: readonly CoreEvent[] }
  | { readonly kind: 'failure'; readonly code: string; readonly cause: string }
  | { readonly kind: 'log'; readonly entry: LogEntry }
  /** This core is at its end, and what is on the disk has to be opened by another one. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'closed' };
