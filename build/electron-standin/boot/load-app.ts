import Module from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FoundApp } from './find-app.ts';

type Load = (file: string, parent: unknown, isMain: boolean) => unknown;

/** Loads a module that was named with `-r`. */
export function loadPreloaded(name: string): void {
  load(name.startsWith('.') ? resolve(name) : name, false);
}

/** Loads the app's main file; an error in it ends the process, as in Electron. */
export async function loadApp(app: FoundApp): Promise<void> {
  try {
    if (app.isModule) await import(pathToFileURL(app.mainFile).href);
    else load(app.mainFile, true);
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    console.error(`App threw an error during load\n${text}`);
    process.exit(1);
  }
}

function load(file: string, isMain: boolean): void {
  (Module as unknown as { _load: Load })._load(file, null, isMain);
}
