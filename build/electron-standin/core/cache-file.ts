import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an earlier start has left under this name, or undefined. */
export function readCache(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Leaves something for the next start, whole or not at all. */
export function writeCache(name: string, content: unknown): void {
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(content));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Only a cache: the next start finds it out again.
  }
}

const folder = join(tmpdir(), `narae-electron-standin-${process.getuid?.() ?? 0}`);
