import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Bytes } from '#shared/model/bytes.ts';

/*
 * The index on the disk consists of parts that are read one by one: a sealed table of their sizes, and each part in chunks
 * of 256 KiB, all with AES-256-GCM under a key of the file's own. The nonce is the place of the chunk; the size of its part
 * is authenticated with it, so that none is missing, exchanged or left over.
 */

/** The content of a part, piece after piece. */
export type PartContent = readonly Uint8Array[];

/**
 * Writes parts, each of at least one byte, under a key that was never used before, in place of an earlier file. Throws what
 * the disk says; an earlier file is then as it was.
 */
export function writeIndexFile(file: string, key: Bytes, parts: readonly PartContent[]): void {
  const unfinished = `${file}.new`;
  try {
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      const sizes = parts.map((pieces) => pieces.reduce((sum, { length }) => sum + length, 0));
      const count = Buffer.alloc(countBytes);
      count.writeUInt32LE(sizes.length);
      writeAll(handle, count);
      const table = new Uint8Array(Float64Array.from(sizes).buffer);
      [[table], ...parts].forEach((pieces, part) => {
        writePart(handle, key, part, pieces);
      });
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A file with an index, open until it is closed: other files may take its place meanwhile. */
export class IndexFileReader {
  readonly #handle: number;
  readonly #key: Bytes;
  readonly #places: readonly Place[];

  private constructor(handle: number, key: Bytes, places: readonly Place[]) {
    this.#handle = handle;
    this.#key = key;
    this.#places = places;
  }

  /** Null where there is no such file, where it has another size than was written, and under another key. */
  static open(file: string, key: Bytes): IndexFileReader | null {
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch {
      return null;
    }
    try {
      return new IndexFileReader(handle, key, placesIn(handle, key));
    } catch {
      closeSync(handle);
      return null;
    }
  }

  /** What was written as a part, 0 being the first; null where a single bit of it is another one. */
  read(part: number): Uint8Array<ArrayBuffer> | null {
    const place = this.#places[part];
    if (place === undefined) return null;
    try {
      return readPart(this.#handle, this.#key, part + 1, place);
    } catch {
      return null;
    }
  }

  close(): void {
    closeSync(this.#handle);
  }
}

/** Where in the file a part begins, and how many bytes it had before they were sealed. */
interface Place {
  readonly at: number;
  readonly size: number;
}

const algorithm = 'aes-256-gcm';
/** Of all sizes that were tried the one that is opened fastest: larger ones are copied through fresh memory. */
const chunkBytes = 0x4_0000;
const tagBytes = 16;
const nonceBytes = 12;
const countBytes = 4;
/** More parts than any version writes. */
const mostParts = 1_000;

function placesIn(handle: number, key: Bytes): readonly Place[] {
  const count = Buffer.alloc(countBytes);
  if (readSync(handle, count, 0, countBytes, 0) < countBytes) throw new Error('cut');
  const parts = count.readUInt32LE();
  if (parts > mostParts) throw new Error('no table');
  const table = { at: countBytes, size: parts * Float64Array.BYTES_PER_ELEMENT };
  const sizes = new Float64Array(readPart(handle, key, 0, table).buffer);
  let at = table.at + sealedBytes(table.size);
  const places = Array.from(sizes, (size) => {
    const place = { at, size };
    at += sealedBytes(size);
    return place;
  });
  if (fstatSync(handle).size !== at) throw new Error('another size');
  return places;
}

function sealedBytes(size: number): number {
  return size + Math.ceil(size / chunkBytes) * tagBytes;
}

function readPart(handle: number, key: Bytes, part: number, { at, size }: Place): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(size);
  const sealed = Buffer.alloc(Math.min(chunkBytes, size) + tagBytes);
  for (let chunk = 0; chunk * chunkBytes < size; chunk++) {
    const length = Math.min(chunkBytes, size - chunk * chunkBytes);
    const read = readSync(handle, sealed, 0, length + tagBytes, at + chunk * (chunkBytes + tagBytes));
    if (read < length + tagBytes) throw new Error('cut');
    const decipher = createDecipheriv(algorithm, key, nonceOf(part, chunk)).setAAD(sizeOf(size));
    decipher.setAuthTag(sealed.subarray(length, length + tagBytes));
    content.set(decipher.update(sealed.subarray(0, length)), chunk * chunkBytes);
    decipher.final();
  }
  return content;
}

function writePart(handle: number, key: Bytes, part: number, pieces: PartContent): void {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  const plain = new Uint8Array(Math.min(chunkBytes, size));
  let [filled, chunk] = [0, 0];
  const seal = (): void => {
    const cipher = createCipheriv(algorithm, key, nonceOf(part, chunk++)).setAAD(sizeOf(size));
    writeAll(handle, cipher.update(plain.subarray(0, filled)));
    cipher.final();
    writeAll(handle, cipher.getAuthTag());
    filled = 0;
  };
  for (const piece of pieces)
    for (let from = 0; from < piece.length;) {
      const taken = piece.subarray(from, from + plain.length - filled);
      plain.set(taken, filled);
      [from, filled] = [from + taken.length, filled + taken.length];
      if (filled === plain.length) seal();
    }
  if (filled > 0) seal();
}

function nonceOf(part: number, chunk: number): Uint8Array {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(part, 0);
  nonce.writeUInt32BE(chunk, nonceBytes - 4);
  return nonce;
}

function sizeOf(bytes: number): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(bytes));
  return size;
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
}
