import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { layerRules } from '#build/lint/layers/index.ts';
import { cruiseOptions } from '#build/lint/layers/cruise-options.ts';
import manifest from '../../../../package.json' with { type: 'json' };

/** Source text by path from the root of the tree. */
export type Tree = Readonly<Record<string, string>>;

/** Writes a small house, lets dependency-cruiser judge it, and returns `rule: from -> to` for every violation. */
export async function violationsOf(tree: Tree): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'narae-layers-'));
  try {
    for (const [path, text] of Object.entries({ ...packages, ...tree })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const folders = [...new Set(Object.keys(tree).map((path) => path.split('/')[0] ?? path))];
    const { enhancedResolveOptions, ...options } = cruiseOptions;
    const { output } = await cruise(
      folders,
      { ...options, baseDir: root, validate: true, ruleSet: { forbidden: [...layerRules] } },
      enhancedResolveOptions,
    );
    const { violations } = (output as ICruiseResult).summary;
    return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  } finally {
    rmSync(root, { recursive: true });
  }
}

const { imports, dependencies } = manifest;
const installed = [...Object.keys(dependencies), 'electron', 'es-hangul', 'vitest'];

/** The manifest of the real house, and an empty stand-in for each of its packages. */
const packages: Tree = Object.fromEntries([
  [
    'package.json',
    JSON.stringify({
      type: 'module',
      imports,
      dependencies,
      devDependencies: { electron: '1', vitest: '1' },
    }),
  ],
  ...installed.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]),
]) as Tree;
