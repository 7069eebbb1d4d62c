import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Bytes } from '#shared/model/bytes.ts';

/** SQLCipher 4: pages of 4096 bytes, each ending in 16 bytes of initialisation vector and 64 of authentication. */
const pageSize = 4096;
const reserve = 80;
const saltBytes = 16;
/** The header of the write-ahead log, and of each of its frames (SQLite file format, 4). */
const logHeader = 32;
const frameHeader = 24;

/**
 * Every page of a database and every frame of its write-ahead log in the clear, whether the schema still knows them or not.
 * Pages that the key does not open come out as noise.
 */
export function decryptedPages(file: string, key: Bytes): readonly Buffer[] {
  const database = readFileSync(file);
  const pages: Buffer[] = [];
  for (let offset = 0; offset + pageSize <= database.length; offset += pageSize)
    pages.push(decrypt(database.subarray(offset, offset + pageSize), key, offset === 0));
  return [...pages, ...decryptedFrames(`${file}-wal`, key)];
}

function decryptedFrames(file: string, key: Bytes): readonly Buffer[] {
  if (!existsSync(file)) return [];
  const log = readFileSync(file);
  const frames: Buffer[] = [];
  for (
    let offset = logHeader;
    offset + frameHeader + pageSize <= log.length;
    offset += frameHeader + pageSize
  ) {
    const page = log.subarray(offset + frameHeader, offset + frameHeader + pageSize);
    frames.push(decrypt(page, key, log.readUInt32BE(offset) === 1));
  }
  return frames;
}

/** The raw key is the page key; the first page begins with the salt, in the clear. */
function decrypt(page: Buffer, key: Bytes, isFirst: boolean): Buffer {
  const begin = isFirst ? saltBytes : 0;
  const vector = page.subarray(pageSize - reserve, pageSize - reserve + 16);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  return Buffer.concat([decipher.update(page.subarray(begin, pageSize - reserve)), decipher.final()]);
}
