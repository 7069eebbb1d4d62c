import { existsSync, readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApplicationPackage } from '../core/application.ts';

export interface FoundApp {
  readonly path: string;
  readonly manifest: ApplicationPackage;
  readonly mainFile: string;
  readonly isModule: boolean;
}

/** Finds the main file of an app: a folder with a package.json, or a script. */
export function findApp(given: string): FoundApp | undefined {
  const path = resolve(given);
  const manifestFile = join(path, 'package.json');
  const isFolder = existsSync(manifestFile);
  const manifest = isFolder ? readManifest(manifestFile) : {};
  const mainFile = resolveMain(isFolder ? join(path, manifest.main ?? 'index.js') : path);
  if (mainFile === undefined) return undefined;
  return { path: isFolder ? path : dirname(mainFile), manifest, mainFile, isModule: isModule(mainFile) };
}

// As `require` finds files: the ending may be missing.
function resolveMain(path: string): string | undefined {
  try {
    return createRequire(path).resolve(path);
  } catch {
    return undefined;
  }
}

function readManifest(file: string): ApplicationPackage {
  return JSON.parse(readFileSync(file, 'utf8')) as ApplicationPackage;
}

function isModule(file: string): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  const manifest = findPackageJSON(pathToFileURL(file));
  return manifest !== undefined && readManifest(manifest).type === 'module';
}
