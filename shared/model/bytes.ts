/** Bytes that own their memory, as libsignal and the database take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A copy of a view that owns its memory. */
export function ownBytes(view: Uint8Array): Bytes {
  return new Uint8Array(view);
}
