import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../vite/paths.ts';

const folders = ['shared', 'electron', 'renderer', 'build/vite', 'build/licences'];
const files = ['package.json', 'package-lock.json'];

/** A hash of everything the bundle is made of. Contents, not times: a fresh clone or a branch change alters times only. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const path of [...files, ...folders.flatMap(filesBelow)]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(fromRoot(path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(fromRoot('').length))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
