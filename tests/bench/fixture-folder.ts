import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromRoot } from '#build/vite/paths.ts';

/**
 * A folder with a big fixture, built once: `build` fills it, and it is built anew when one of the sources that make it (files,
 * or folders with all that is in them) has changed, or a schema: a database that each start had to bring up to date would be
 * measured with that. Answers the folder; whoever changes what is in it works on a copy.
 */
export async function fixtureFolder(
  name: string,
  sources: readonly URL[],
  build: (folder: string) => Promise<void> | void,
): Promise<string> {
  const hash = hashOf([...sources.map((source) => fileURLToPath(source)), ...schemas]);
  const folder = fromRoot(`out/bench/${name}-${hash.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await build(unfinished);
  renameSync(unfinished, folder);
  return folder;
}

/** What is in these files, and in whatever is below these folders. */
export function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesBelow(source: string): readonly string[] {
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

const schemas = ['electron/core/storage/migrations', 'electron/relay/stores/sqlite/migrations'].map(fromRoot);
