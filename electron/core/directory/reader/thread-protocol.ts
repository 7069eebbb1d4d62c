import type { MessagePort } from 'node:worker_threads';
import type { ErrorShape } from '#shared/errors/app-error.ts';
import type { UnitId } from '#shared/model/ids.ts';
import type { IndexFile } from '#core/storage/index.ts';
import type { DirectoryPlace } from './directory-place.ts';
import type { DirectoryQuery, StaffQuery } from './reader-types.ts';

/** What a thread of the directory is started for: to answer, or to build one index and end, as the first or second of two. */
export type DirectoryThreadData =
  | { readonly task: 'read'; readonly place: DirectoryPlace }
  | { readonly task: 'build' | 'help-to-build'; readonly place: DirectoryPlace; readonly other: MessagePort };

/** To a thread that reads. */
export type ReaderRequest =
  | { readonly kind: 'search'; readonly id: number; readonly query: DirectoryQuery }
  | { readonly kind: 'staff'; readonly id: number; readonly query: StaffQuery }
  | { readonly kind: 'counts'; readonly id: number; readonly units: readonly UnitId[] }
  | { readonly kind: 'refresh'; readonly id: number; readonly mostChanges: number }
  | { readonly kind: 'load-more' | 'let-go' | 'close'; readonly id: number };

/** From a thread that reads: answers are checked by nobody, because both ends are of one program. */
export type ReaderReply =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: ErrorShape };

/** From a thread that builds. */
export type BuilderReply =
  | { readonly kind: 'built'; readonly file: IndexFile }
  | { readonly kind: 'refusal'; readonly error: ErrorShape };
