import type { Bytes } from '#shared/model/bytes.ts';

/** What the embedded relay's thread is started with. Any message to it means: stop. */
export interface RelayWorkerData {
  readonly folder: string;
  readonly key: Bytes;
}

/** What the thread reports. It hosts, or waits to; `failed` says that an attempt ended with an error. */
export interface RelayWorkerMessage {
  readonly kind: 'failed';
}
