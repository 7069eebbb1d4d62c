import type { Bytes } from '#shared/model/bytes.ts';
import type { HostingState } from './hosting.ts';

/** What the embedded relay's thread is started with. Any message to it means: stop. */
export interface RelayWorkerData {
  readonly folder: string;
  readonly key: Bytes;
  /** How many people the demo agency has; null is its standard. */
  readonly demoPeople: number | null;
}

/** What the thread tells: what it is now, or why it could not host. It goes on trying in every case. */
export type RelayWorkerMessage =
  | { readonly kind: 'state'; readonly state: HostingState }
  | { readonly kind: 'failed'; readonly code: string; readonly cause: string };
