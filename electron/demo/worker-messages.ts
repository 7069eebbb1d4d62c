import type { Bytes } from '#shared/model/bytes.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';

/** What the thread of simulated colleagues is started with. */
export interface DemoWorkerData {
  readonly people: readonly PersonId[];
  readonly folder: string;
  readonly key: Bytes;
  readonly socket: string;
  readonly manner: DemoManner;
}

/** `office`: as people are. `eager`: at any hour and ten times as fast, for showing and testing. */
export type DemoManner = 'office' | 'eager';

/** What the thread is told: to end, or the invitation that it has asked for (null: there is none). */
export type DemoWorkerOrder =
  | { readonly kind: 'stop' }
  | { readonly kind: 'invitation'; readonly person: PersonId; readonly code: InvitationCode | null };

/** What the thread tells. */
export type DemoWorkerMessage =
  | { readonly kind: 'invite'; readonly person: PersonId }
  | { readonly kind: 'failed'; readonly code: string; readonly cause: string };
