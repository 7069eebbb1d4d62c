import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import product from '#shared/product/product.json' with { type: 'json' };
import { defaultProfile, hiddenArgument, startArguments, type LaunchSettings } from '../launch-settings.ts';
import { programFile } from '../program-file.ts';

/** How the program starts with the session. */
export interface Autostart {
  readonly enabled: boolean;
  readonly hidden: boolean;
}

/** What of a start the session repeats: each profile has an entry of its own. */
export type StartOfProfile = Pick<LaunchSettings, 'profile'>;

/**
 * What makes a change of the preferences true for the session, before it is kept. Only an installed program may ask the
 * session to start it: a development build (null) would start whatever runs it. At the start of the program nothing is
 * asked: a person may have said otherwise in the system's own settings. What it throws is told to `onFailure` with its cause.
 */
export function autostartOf(
  start: StartOfProfile | null,
  onFailure: (error: unknown) => void,
): (wanted: Preferences, last: Preferences) => void {
  return (wanted, last) => {
    if (start === null) return;
    if (wanted.autostart === last.autostart && wanted.startHidden === last.startHidden) return;
    if (!wanted.autostart && !last.autostart) return;
    try {
      setAutostart({ enabled: wanted.autostart, hidden: wanted.startHidden }, start);
    } catch (error) {
      onFailure(error);
      throw error;
    }
  };
}

/** Whether this is a start with the session that opens no window. On macOS, which passes no arguments, once the app is ready. */
export function isHiddenStart(
  { hidden }: Pick<LaunchSettings, 'hidden'>,
  { autostart, startHidden }: Pick<Preferences, 'autostart' | 'startHidden'>,
): boolean {
  if (hidden || process.platform !== 'darwin') return hidden;
  return autostart && startHidden && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** Makes the session start this profile, or leave it. @throws AppError `autostart-failed` where it then does not. */
export function setAutostart({ enabled, hidden }: Autostart, start: StartOfProfile): void {
  if (process.platform === 'darwin' && start.profile !== defaultProfile) {
    // macOS starts a program without arguments, and has one entry for it: that is the default profile's.
    if (enabled) throw new AppError('autostart-failed');
    return;
  }
  const args = [...startArguments(start), ...(hidden ? [hiddenArgument] : [])];
  try {
    if (process.platform === 'linux') writeDesktopEntry(enabled, args, start);
    else registerLoginItem(enabled, args, entryName(start));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('autostart-failed', { cause: error });
  }
}

/** Electron tells of no failure: the entry is looked for. Windows finds it by its name, macOS has one a program. */
function registerLoginItem(enabled: boolean, args: string[], name: string): void {
  app.setLoginItemSettings({ openAtLogin: enabled, args, name });
  const { openAtLogin, launchItems } = app.getLoginItemSettings({ args });
  const isThere =
    process.platform === 'win32'
      ? launchItems.some((item) => item.name === name && item.scope === 'user' && item.enabled)
      : openAtLogin;
  if (isThere !== enabled) throw new AppError('autostart-failed');
}

/** In the registry of Windows, the same in whatever language the program was when it was made. */
function entryName(start: StartOfProfile): string {
  return start.profile === defaultProfile ? product.name : `${product.name} ${start.profile}`;
}

/** The XDG autostart specification: a desktop entry in a folder that the session reads. Electron has nothing for it. */
function writeDesktopEntry(enabled: boolean, args: readonly string[], start: StartOfProfile): void {
  const folder = join(configFolder(), 'autostart');
  const file = join(
    folder,
    start.profile === defaultProfile
      ? `${product.linuxName}.desktop`
      : `${product.linuxName}-${start.profile}.desktop`,
  );
  if (!enabled) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  const command = [programFile(), ...args].map(asArgument).join(' ');
  const entry = ['[Desktop Entry]', 'Type=Application', `Name=${entryName(start)}`, `Exec=${command}`];
  writeFileSync(file, [...entry, 'Terminal=false', ''].join('\n'));
}

/**
 * An argument of `Exec`, as the desktop entry specification has it: quoted, with a backslash before what a shell would
 * read; that as a string, whose backslashes are doubled; and no `%` that begins a field code.
 */
function asArgument(part: string): string {
  const quoted = `"${part.replace(/["`$\\]/g, String.raw`\$&`)}"`;
  return quoted
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
    .replaceAll('\n', String.raw`\n`);
}

/** Empty counts as not set, as the specification says. */
function configFolder(): string {
  const { XDG_CONFIG_HOME: set = '' } = process.env;
  return set === '' ? join(homedir(), '.config') : set;
}
