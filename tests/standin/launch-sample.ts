import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, test, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { StandInControl } from '../../build/electron-standin/control/control.ts';

export const sampleFolder = join(import.meta.dirname, 'sample-app');

export interface Sample {
  readonly app: ElectronApplication;
  readonly userData: string;
  /** Of the main process. */
  readonly pid: number | undefined;
  /** What the main process has printed so far. */
  readonly output: () => string;
}

/** Starts the sample app as the tests of Narae start theirs. */
export async function launchSample(userData = newFolder(), ...more: string[]): Promise<Sample> {
  const app = await _electron.launch({
    args: ['.', `--user-data-dir=${userData}`, ...more],
    cwd: sampleFolder,
  });
  let output = '';
  const main = app.process();
  main.stdout?.on('data', (data) => (output += String(data)));
  return { app, userData, pid: main.pid, output: () => output };
}

/** Electron's modules together with what only the stand-in has, for its own tests. */
export type WithControl = typeof Electron.CrossProcessExports & { readonly __standin: StandInControl };

/** The first window, with its page loaded. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForSelector('#go');
  return page;
}

/** The BrowserWindow of a page, to be used inside the main process. */
export async function windowOf(app: ElectronApplication, page: Page): Promise<JSHandle<BrowserWindow>> {
  return (await app.browserWindow(page)) as JSHandle<BrowserWindow>;
}

// Among the results, which the next run clears away.
function newFolder(): string {
  const { outputDir } = test.info();
  mkdirSync(outputDir, { recursive: true });
  return mkdtempSync(join(outputDir, 'user-data-'));
}
