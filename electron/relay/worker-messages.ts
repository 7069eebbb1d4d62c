import type { Bytes } from '#shared/model/bytes.ts';

/** What the embedded relay's thread is started with. Any message to it means: stop. */
export interface RelayWorkerData {
  readonly folder: string;
  readonly key: Bytes;
}

/** An attempt to host ended with an error; the thread goes on trying. */
export interface RelayWorkerMessage {
  readonly code: string;
  readonly cause: string;
}
