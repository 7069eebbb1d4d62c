import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from '#sqlite/database.ts';

/**
 * Stays free beside the copy, for what is written while both files are there: the journal (a batch may be 4 MB), the log, and
 * the other programs of the PC. A copy that runs into a full disk makes their commits fail until it is dropped.
 */
const reserveBytes = 64 * 1024 * 1024;

/** Whether so many bytes fit beside a file. A drive that does not say how much is free counts as having room. */
export function hasRoomForCopy(file: string, bytes: number): boolean {
  return freeBytes(dirname(file)) >= bytes + reserveBytes;
}

/** What a copy of a database is written of: its pages without the free ones, of which nothing is copied (`VACUUM INTO`). */
export function usedBytes(database: Database): number {
  const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
    Number(database.pragma(name, { simple: true })),
  ) as [number, number, number];
  return (pages - free) * size;
}

function freeBytes(folder: string): number {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder);
    // Some file systems of networks answer with nothing but zeros.
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
