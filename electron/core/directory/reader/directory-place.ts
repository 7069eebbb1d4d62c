import type { Bytes } from '#shared/model/bytes.ts';

/** Where the directory lies. */
export interface DirectoryPlace {
  /** The profile's database; the index lies beside it. */
  readonly file: string;
  /** 32 bytes. */
  readonly key: Bytes;
}
