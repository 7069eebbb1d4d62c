import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the installed npm package `electron`, whose version and types the stand-in follows. */
export function electronPackageFile(name: string): string {
  return join(import.meta.dirname, '../../../node_modules/electron', name);
}

/** The Electron version that the stand-in claims to be. */
export function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(electronPackageFile('package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
