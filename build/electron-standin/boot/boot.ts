import { writeSync } from 'node:fs';
import { application } from '../core/application.ts';
import { switches } from '../core/switches.ts';
import { parseArguments } from './command-line.ts';
import { hookElectron } from './electron-hooks.ts';
import { findApp } from './find-app.ts';
import { hookFork } from './fork-hook.ts';
import { loadApp, loadPreloaded } from './load-app.ts';
import { dressProcess } from './process-object.ts';
import { start } from './start.ts';

/** Runs an app: process object, hooks, `-r` modules, the app's main file, Chromium, ready. */
export async function bootElectron(): Promise<void> {
  const executable = process.env['ELECTRON_STANDIN_EXECUTABLE'] ?? process.execPath;
  delete process.env['ELECTRON_STANDIN_EXECUTABLE'];
  const given = process.argv.slice(2);
  // Parsed before anything is loaded: Playwright's -r module cuts process.argv.
  const { app, preloaded, switches: givenSwitches } = parseArguments(given);
  dressProcess(executable, given);
  console.error("This is Narae's Electron stand-in for development and tests, not Electron.");
  if (app === undefined) {
    console.error('electron stand-in: give the path of an app');
    process.exit(1);
  }
  for (const [name, value] of givenSwitches) switches.append(name, value);
  reportUncaught();
  hookElectron();
  hookFork();
  for (const name of preloaded) loadPreloaded(name);
  const found = findApp(app);
  if (!found) {
    console.error(`electron stand-in: there is no app at ${app}`);
    process.exit(1);
  }
  application.path = found.path;
  application.manifest = found.manifest;
  await loadApp(found);
  await start();
}

// Electron shows a dialog and lives on, unless the app handles it.
function reportUncaught(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    reportByItself(
      `A JavaScript error occurred in the main process\nUncaught Exception:\n${error.stack ?? error}\n`,
    );
  });
}

/** Past the stream: where nobody reads it any more, its error would be the next to be reported, without end. */
function reportByItself(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // Nobody reads it.
  }
}
