import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromRoot } from '../vite/paths.ts';
import { missingText } from './missing-texts.ts';
import type { Part } from './part.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One package as it is installed. */
export function installedPart(name: string): Part {
  const folder = folderOf(name, fromRoot('.'));
  if (folder === null) throw new Error(`The package ${name} is not installed.`);
  return partIn(folder);
}

/** These packages, and all that they need to run. */
export function installedParts(names: readonly string[]): readonly Part[] {
  return installedFolders(names).map(partIn);
}

/** The folders of these packages, and of all that they need to run. */
export function installedFolders(names: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  const visit = (name: string, from: string, needed: boolean): void => {
    const folder = folderOf(name, from);
    // Nothing is missing at a package for another system.
    if (folder === null && !needed) return;
    if (folder === null) throw new Error(`The package ${name} is not installed.`);
    if (folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestIn(folder);
    for (const other of Object.keys(dependencies)) visit(other, folder, !(other in optionalDependencies));
    for (const other of Object.keys(optionalDependencies)) visit(other, folder, false);
  };
  for (const name of names) visit(name, fromRoot('.'), true);
  return [...folders];
}

function partIn(folder: string): Part {
  const { name, version, license = '' } = manifestIn(folder);
  const own = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying)/i.test(file))
    .toSorted()
    .map((file) => readText(join(folder, file)))
    .join('\n\n');
  return { name, version, licence: license, text: own === '' ? missingText(name) : own };
}

/** A text without empty lines around it; its first line stays where it is set. */
function readText(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\s*\n/, '')
    .trimEnd();
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The nearest installation, upwards from a folder. */
function folderOf(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(from);
  return parent === from ? null : folderOf(name, parent);
}
