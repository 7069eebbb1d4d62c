import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { electronPackage, modules, node24, root, standInDist } from './paths.mjs';

/** Remembers that the download failed, for the version it holds. Removed with node_modules. */
const failed = join(modules, '.narae-electron-missing');

/** The archive has about 120 MB; whoever can fetch it at all has it in this time at 1 MB/s. */
const downloadLimit = 120_000;

/**
 * Electron's own runtime where it can be had, else its stand-in. The only place that decides.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ isStandIn: boolean, environment: NodeJS.ProcessEnv }} what to add to the environment
 */
export function chooseRuntime(environment) {
  const given = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given === standInDist ? standIn : electron;
  if (isPresent() || download(environment)) return electron;
  if (process.platform !== 'linux') {
    throw new SetupFailure(
      "Electron's runtime could not be downloaded: set ELECTRON_MIRROR to a mirror you can reach, or " +
        'ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked one, and start again with NARAE_RETRY_ELECTRON=1.',
    );
  }
  console.error(
    "Electron's own runtime cannot be had here: using its stand-in, which is for development and tests.",
  );
  return standIn;
}

// NARAE_RUNTIME tells tests and benchmarks what they run on.
const electron = { isStandIn: false, environment: { NARAE_RUNTIME: 'electron' } };
const standIn = {
  isStandIn: true,
  environment: { NARAE_RUNTIME: 'stand-in', ELECTRON_OVERRIDE_DIST_PATH: standInDist },
};

function isPresent() {
  const pathFile = join(electronPackage, 'path.txt');
  return existsSync(pathFile) && existsSync(join(electronPackage, 'dist', readFileSync(pathFile, 'utf8')));
}

function download(environment) {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  if (environment.NARAE_RETRY_ELECTRON === '1') rmSync(failed, { force: true });
  if (existsSync(failed) && readFileSync(failed, 'utf8') === version) return false;
  console.error(`Downloading the runtime of Electron ${version} …`);
  spawnSync(node24, [join(electronPackage, 'install.js')], {
    cwd: root,
    env: environment,
    stdio: 'ignore',
    timeout: downloadLimit,
  });
  if (isPresent()) return true;
  writeFileSync(failed, version);
  return false;
}
