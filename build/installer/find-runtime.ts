import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../vite/paths.ts';
import { standInMark } from '../verify/checks/stand-in.ts';
import { arch, type Target } from './target.ts';

/** Electron's runtime for a target, and the version that the packages of the project are for. */
export interface Runtime {
  /** An unpacked folder, or an archive. */
  readonly path: string;
  readonly version: string;
}

/** The version of Electron that Narae is built for. */
export function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(fromRoot('node_modules/electron/package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/**
 * Looks for the runtime in `ELECTRON_DIST` (an unpacked folder, or one that holds Electron's own archives), then among what
 * Electron's downloads have left on this machine. An archive has to be the one that Electron's package knows.
 * @throws Error that says where one could be put.
 */
export function findRuntime(target: Target, environment: NodeJS.ProcessEnv): Runtime {
  const version = electronVersion();
  const archive = `electron-v${version}-${target}-${arch}.zip`;
  const given = environment['ELECTRON_DIST'];
  const places = given === undefined ? cachePlaces(environment) : [given];
  for (const place of places) {
    const found = [place, join(place, target)].find((folder) => existsSync(join(folder, rawProgram(target))));
    if (found !== undefined) return { path: refuseStandIn(found, target), version };
    const file = join(place, archive);
    if (existsSync(file)) return { path: checked(file, archive), version };
  }
  throw new Error(
    `Electron's runtime for ${target} is not at hand: set ELECTRON_DIST to a folder with ${archive}, ` +
      `or to the folder of an unpacked one.`,
  );
}

function rawProgram(target: Target): string {
  return target === 'win32' ? 'electron.exe' : 'electron';
}

function refuseStandIn(folder: string, target: Target): string {
  const program = readFileSync(join(folder, rawProgram(target)));
  const isElectron = program.includes('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') && !program.includes(standInMark);
  if (!isElectron) throw new Error(`${folder} holds no runtime of Electron but what stands in for it.`);
  return folder;
}

function checked(file: string, name: string): string {
  const sums = JSON.parse(readFileSync(fromRoot('node_modules/electron/checksums.json'), 'utf8')) as Readonly<
    Partial<Record<string, string>>
  >;
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sums[name] !== sum) throw new Error(`${file} is not the archive that Electron has published.`);
  return file;
}

/** `electron_config_cache` and the folder of `@electron/get`: an archive lies in a folder named after its address. */
function cachePlaces(environment: NodeJS.ProcessEnv): readonly string[] {
  const root = environment['electron_config_cache'] ?? join(homedir(), '.cache', 'electron');
  if (!existsSync(root)) return [];
  const folders = readdirSync(root).map((name) => join(root, name));
  return [root, ...folders.filter((folder) => statSync(folder).isDirectory())];
}
