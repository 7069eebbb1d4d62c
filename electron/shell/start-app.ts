import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { composeApp, type BundlePaths } from './compose.ts';
import { launchSettings, type LaunchSettings } from './launch-settings.ts';
import { logError } from './log.ts';
import { revealWindow } from './main-window.ts';

/** Starts the program: one instance a profile, sandboxed windows, data in the profile's own folder. */
export function startApp(bundle: BundlePaths): void {
  const settings = readSettings();
  if (settings === null) {
    app.exit(2);
    return;
  }
  mkdirSync(settings.profileFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', settings.profileFolder);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.enableSandbox();
  registerAppScheme();
  app.on('window-all-closed', () => {
    app.quit();
  });
  void run(settings, bundle);
}

async function run(settings: LaunchSettings, bundle: BundlePaths): Promise<void> {
  try {
    await app.whenReady();
    const window = await composeApp(settings, bundle);
    app.on('second-instance', () => {
      if (!window.isDestroyed()) revealWindow(window);
    });
  } catch (error) {
    logError(error);
    app.exit(1);
  }
}

function readSettings(): LaunchSettings | null {
  try {
    return launchSettings(process.argv, app.getPath('appData'), app.isPackaged);
  } catch (error) {
    logError(error);
    return null;
  }
}
