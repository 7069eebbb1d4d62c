import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildInThreads, type DirectoryPlace } from '#core/directory/index.ts';
import { openStorage } from '#core/storage/index.ts';

const script = new URL('../../../electron/core/directory/worker.ts', import.meta.url);

/** Builds the index of a profile in a thread, from the encrypted rows to the encrypted file; answers in how many seconds. */
export async function build(place: DirectoryPlace): Promise<number> {
  const begin = performance.now();
  const file = await buildInThreads(script, place);
  const seconds = (performance.now() - begin) / 1_000;
  const storage = openStorage(place);
  storage.transaction(() => {
    storage.indexFile.set(file);
  });
  storage.close();
  return seconds;
}

/** The file with the index of a profile. */
export function indexFileOf(place: DirectoryPlace): string {
  const storage = openStorage(place);
  const name = storage.indexFile.current()?.name ?? '';
  storage.close();
  return join(dirname(place.file), name);
}

/** How large the index of a profile is, in bytes. */
export function sizeOfIndex(place: DirectoryPlace): number {
  return statSync(indexFileOf(place)).size;
}
