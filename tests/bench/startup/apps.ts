import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import { testPeople } from '#tests/support/demo-staff.ts';
import { fromRoot } from '#build/vite/paths.ts';
import type { Runtime } from '../metrics.ts';

const limitMs = 60_000;

/** Starts Narae over a folder of data. */
export function launchNarae(dataRoot: string, profile = 'a'): Promise<ElectronApplication> {
  return _electron.launch({
    // The profiles of the bench know this agency: taking in another one is no part of a start.
    args: [
      '.',
      `--profile=${profile}`,
      `--data-root=${dataRoot}`,
      `--demo-people=${String(testPeople)}`,
      '--demo-colleagues=off',
    ],
    cwd: fromRoot('.'),
    timeout: limitMs,
  });
}

/** Starts the program with an empty window. */
export function launchEmpty(userData: string): Promise<ElectronApplication> {
  return _electron.launch({
    args: [fileURLToPath(new URL('empty-app', import.meta.url)), `--user-data-dir=${userData}`],
    cwd: fromRoot('.'),
    timeout: limitMs,
  });
}

/** Which runtime the figures are of. */
export function runtimeOf(app: ElectronApplication): Promise<Runtime> {
  return app.evaluate((electron) => {
    const { electron: version, chrome, node } = process.versions;
    return {
      runtime: '__standin' in electron ? 'stand-in' : 'electron',
      versions: { electron: version, chromium: chrome, node },
    };
  });
}
