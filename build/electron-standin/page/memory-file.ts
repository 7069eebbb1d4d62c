import { closeSync, existsSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that another process can open as long as this one keeps it, and that no folder has a name for. */
export interface MemoryFile {
  readonly path: string;
  readonly close: () => void;
}

/** Makes such a file, in memory where the system allows it. Its name is taken away at once, so a kill leaves nothing. */
export function memoryFile(text: string): MemoryFile {
  const name = join(FOLDER, `electron-standin-${process.pid}-${++made}`);
  const descriptor = openSync(name, 'wx+', 0o600);
  unlinkSync(name);
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
  return { path: `/proc/${process.pid}/fd/${descriptor}`, close: () => closeSync(descriptor) };
}

const MEMORY = '/dev/shm';
const FOLDER = existsSync(MEMORY) ? MEMORY : tmpdir();
let made = 0;
