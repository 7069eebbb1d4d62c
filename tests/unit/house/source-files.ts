import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fromRoot } from '#build/vite/paths.ts';

const houses = ['shared', 'electron', 'renderer', 'build', 'tests'];

/** Every file a person wrote, as a path from the root with forward slashes. */
export function sourceFiles(): string[] {
  return houses
    .flatMap((house) => readdirSync(fromRoot(house), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fromRoot('.'), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('shared/wire/generated/'))
    .sort();
}
