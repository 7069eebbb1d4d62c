import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Bytes } from '#shared/model/bytes.ts';

/*
 * The index on the disk: chunks of 1 MiB, each sealed with AES-256-GCM. The nonce is the number of the chunk, so a key is for
 * one file only; the size of the whole is authenticated with each, so that none is missing, exchanged or left over.
 */

/**
 * Writes bytes, at least one, under a key that was never used before, in place of an earlier file. Throws what the disk says; an earlier
 * file is then as it was.
 */
export function writeIndexFile(file: string, key: Bytes, content: Uint8Array): void {
  const unfinished = `${file}.new`;
  try {
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      for (let chunk = 0; chunk * chunkBytes < content.length; chunk++) {
        const cipher = createCipheriv(algorithm, key, nonceOf(chunk)).setAAD(sizeOf(content.length));
        const part = content.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes);
        writeAll(handle, Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]));
      }
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

/** What was written under the key; null where there is no such file, and where a single bit of it is another one. */
export function readIndexFile(file: string, key: Bytes): Uint8Array<ArrayBuffer> | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    return readChunks(handle, key);
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

function readChunks(handle: number, key: Bytes): Uint8Array<ArrayBuffer> | null {
  const { size } = fstatSync(handle);
  if (size === 0) return null;
  const chunks = Math.ceil(size / (chunkBytes + tagBytes));
  const content = new Uint8Array(size - chunks * tagBytes);
  const sealed = Buffer.alloc(chunkBytes + tagBytes);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const length = readSync(handle, sealed, 0, sealed.length, chunk * sealed.length);
    const decipher = createDecipheriv(algorithm, key, nonceOf(chunk)).setAAD(sizeOf(content.length));
    decipher.setAuthTag(sealed.subarray(length - tagBytes, length));
    content.set(decipher.update(sealed.subarray(0, length - tagBytes)), chunk * chunkBytes);
    decipher.final();
  }
  return content;
}

const algorithm = 'aes-256-gcm';
const chunkBytes = 0x10_0000;
const tagBytes = 16;
const nonceBytes = 12;

function nonceOf(chunk: number): Uint8Array {
  const nonce = Buffer.alloc(nonceBytes);
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
