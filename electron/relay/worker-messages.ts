import type { Bytes } from '#shared/model/bytes.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import type { HostingState } from './hosting.ts';

/** What the embedded relay's thread is started with. */
export interface RelayWorkerData {
  readonly folder: string;
  readonly key: Bytes;
  /** How many people the demo agency has; null is its standard. */
  readonly demoPeople: number | null;
}

/** What the thread is told: to end, or to issue an invitation. */
export type RelayWorkerOrder =
  { readonly kind: 'stop' } | { readonly kind: 'invite'; readonly person: PersonId };

/**
 * What the thread tells: what it is now, with the people whom simulated colleagues may play, or why it could not host; it goes
 * on trying in every case. Besides, the answer to every `invite`: null where it does not host, or there is no such person.
 */
export type RelayWorkerMessage =
  | { readonly kind: 'state'; readonly state: HostingState; readonly colleagues: readonly PersonId[] }
  | { readonly kind: 'failed'; readonly code: string; readonly cause: string }
  | { readonly kind: 'invitation'; readonly person: PersonId; readonly code: InvitationCode | null };
