import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fromRoot } from '#build/vite/paths.ts';

/**
 * A folder with a big fixture, built once: `build` fills it, and it is built anew when one of the sources that make it has
 * changed, or a schema: a database that each start had to bring up to date would be measured with that. Answers the folder; whoever changes what is in it works on a copy.
 */
export async function fixtureFolder(
  name: string,
  sources: readonly URL[],
  build: (folder: string) => Promise<void> | void,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of [...sources, ...schemas]) hash.update(readFileSync(source));
  const folder = fromRoot(`out/bench/${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await build(unfinished);
  renameSync(unfinished, folder);
  return folder;
}

const schemas = [
  'electron/core/storage/migrations/index.ts',
  'electron/relay/stores/sqlite/migrations/index.ts',
].map(fromRoot);
