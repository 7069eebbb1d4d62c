import { createCodec } from '../renderer-side/codec.ts';

/** The main process's end of the IPC encoding. */
export const codec = createCodec({
  toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  // A copy of its own: small Buffers share one pool, whose other bytes would show through `.buffer`.
  fromText: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
