import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { bearClosedOutput } from '#shared/errors/bear-closed-output.ts';
import { defaultPreferences } from '#shared/model/preferences.ts';
import { registerAppScheme } from './app-protocol.ts';
import { composeApp, type BundlePaths } from './compose.ts';
import { languageOf, launchSettings, type LaunchSettings } from './launch-settings.ts';
import { LinkInbox } from './desktop/link-inbox.ts';
import { introduceToSystem } from './desktop/identity.ts';
import { refusedSwitch } from './launch-switches.ts';
import { keepChromiumOffline } from './offline-chromium.ts';
import { PreferencesFile } from './preferences/preferences-file.ts';
import { keepChromiumQuiet } from './quiet-chromium.ts';
import { failToStart, refuseSwitch } from './start-failure.ts';

/** Starts the program: one instance a profile, sandboxed windows, data in the profile's own folder. */
export function startApp(bundle: BundlePaths): void {
  bearClosedOutput([process.stdout, process.stderr]);
  try {
    if (isRefused()) return;
    const settings = launchSettings(process.argv, app.getPath('appData'), app.isPackaged);
    makeFolder(settings.profileFolder);
    app.setPath('userData', settings.profileFolder);
    if (!app.requestSingleInstanceLock()) {
      app.exit(0);
      return;
    }
    const links = new LinkInbox(process.argv);
    introduceToSystem(app.isPackaged, settings.profile);
    keepChromiumQuiet();
    keepChromiumOffline();
    const file = new PreferencesFile(settings.profileFolder);
    // What Chromium itself writes, such as the fields of a date, is in the language of the windows.
    app.commandLine.appendSwitch('lang', settings.language ?? file.preferences.language);
    app.enableSandbox();
    registerAppScheme();
    void run(settings, bundle, links, file);
  } catch (error) {
    failToStart(error, languageOf(process.argv) ?? defaultPreferences.language);
  }
}

async function run(
  settings: LaunchSettings,
  bundle: BundlePaths,
  links: LinkInbox,
  file: PreferencesFile,
): Promise<void> {
  try {
    await app.whenReady();
    await composeApp(settings, bundle, links, file);
  } catch (error) {
    failToStart(error, settings.language ?? file.preferences.language);
  }
}

/** An installed program is not to be opened by whoever writes its command line. Nothing of it has started yet. */
function isRefused(): boolean {
  if (!app.isPackaged) return false;
  const refused = refusedSwitch(process.argv.slice(1), process.platform);
  if (refused === null) return false;
  refuseSwitch(refused, languageOf(process.argv) ?? defaultPreferences.language);
  return true;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('storage-failed', { cause: error });
  }
}
