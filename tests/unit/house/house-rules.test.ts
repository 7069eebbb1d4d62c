import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '#build/vite/paths.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles();
const code = files.filter((path) => /\.(tsx?|mjs|css)$/.test(path));

describe('the house', () => {
  it('has no file above 400 lines', () => {
    expect(code.filter((path) => linesOf(path) > 400)).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    expect(code.filter((path) => !kebab.test(basename(path)))).toEqual([]);
  });

  it('explains every folder two levels down in at most 15 lines', () => {
    const folders = new Map<string, number>();
    for (const path of files) {
      const [, house, room] = /^([^/]+)\/([^/]+)\//.exec(path) ?? [];
      if (room === undefined) continue;
      folders.set(`${house}/${room}`, (folders.get(`${house}/${room}`) ?? 0) + 1);
    }
    const worthExplaining = [...folders]
      .filter(([, count]) => count > 2)
      .map(([folder]) => `${folder}/README.md`);
    expect(worthExplaining.filter((readme) => !files.includes(readme))).toEqual([]);
    expect(worthExplaining.filter((readme) => linesOf(readme) > 15)).toEqual([]);
  });

  it('has no declarations beside its sources, which a wrong tsconfig reference would write there', () => {
    const sources = new Set(files);
    const strays = files.filter(
      (path) => path.endsWith('.d.ts') && sources.has(path.replace(/\.d\.ts$/, '.ts')),
    );
    expect(strays).toEqual([]);
  });

  it('knows nothing of the machine it was written on', () => {
    const root = fromRoot('.').replace(/[\\/]$/, '');
    expect(code.filter((path) => readFileSync(fromRoot(path), 'utf8').includes(root))).toEqual([]);
  });
});

function linesOf(path: string): number {
  return readFileSync(fromRoot(path), 'utf8').trimEnd().split('\n').length;
}
