import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Stays free beside the copy, for what is written while both files are there: the journal (a batch may be 4 MB), the log, and
 * the other programs of the PC. A copy that runs into a full disk makes their commits fail until it is dropped.
 */
const reserveBytes = 64 * 1024 * 1024;

/** Whether a whole copy of a file fits beside it. A drive that does not say how much is free counts as having room. */
export function hasRoomForCopy(file: string): boolean {
  return freeBytes(dirname(file)) >= statSync(file).size + reserveBytes;
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
