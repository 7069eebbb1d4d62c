import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { installedFolders } from '../../licences/installed-parts.ts';
import type { Product } from '../../product/product.ts';
import { externalPackages } from '../../vite/main.config.ts';
import { fromRoot } from '../../vite/paths.ts';
import { arch, type Target } from '../target.ts';
import { bundleForPackage } from './bundle-for-package.ts';

/** Of the bundles, what runs; the lists of licences that are joined already and source maps stay behind. */
const bundledFiles = /\.(?:c?js|css|html|svg|woff2|json)$/;
const leftBehind = /(?:^|\/)bundled\.json$|\.map$/;
/** Of the packages that no bundle holds, what Node loads, and their terms. */
const packageFiles = /\.(?:c?js|json|node)$|(?:^|\/)(?:licen[cs]e|copying)[^/]*$/i;
const neverLoaded = /(?:^|\/)(?:deps|src|test|tests|\.bin)\//;

/** Lays out what goes into app.asar in a folder: the bundles, what stays beside them, and a package.json of its own. */
export async function stageApp(folder: string, product: Product, target: Target): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await bundleForPackage(join(folder, 'out'), product);
  for (const file of filesBelow(folder))
    if (!bundledFiles.test(file) || leftBehind.test(file)) rmSync(join(folder, file));
  for (const from of installedFolders(externalPackages.filter((name) => name !== 'electron'))) {
    for (const file of filesBelow(from).filter((name) => isLoaded(name, target))) {
      const to = join(folder, relative(fromRoot('.'), from), file);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, file), to);
    }
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(product), null, 2)}\n`);
}

/** All files below a folder, with forward slashes, in an order that no file system has a part in. */
export function filesBelow(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

function isLoaded(file: string, target: Target): boolean {
  // A package inside a package is a part of its own.
  if (!packageFiles.test(file) || neverLoaded.test(file) || file.startsWith('node_modules/')) return false;
  if (extname(file) !== '.node') return true;
  return new RegExp(`(?:^|/)${target}-${arch}(?:/|\\.node$)`).test(file);
}

function manifest(product: Product): object {
  const own = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as Record<string, unknown>;
  const { version, license, main } = own;
  return {
    name: product.linuxName,
    productName: product.name,
    version,
    description: product.koreanName,
    author: product.vendor,
    license,
    main,
    type: 'module',
  };
}
