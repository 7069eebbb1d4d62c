import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { defaultProfile, hiddenArgument, startArguments, type LaunchSettings } from '../launch-settings.ts';

/** How the program starts with the session. */
export interface Autostart {
  readonly enabled: boolean;
  readonly hidden: boolean;
}

/** What of a start the session repeats: each profile has an entry of its own. */
export type StartOfProfile = Pick<LaunchSettings, 'profile' | 'language'>;

/** Makes the session start this profile, or leave it. @throws Error of the file system where that is a file (Linux). */
export function setAutostart({ enabled, hidden }: Autostart, start: StartOfProfile): void {
  const args = [...startArguments(start), ...(hidden ? [hiddenArgument] : [])];
  if (process.platform === 'linux') writeDesktopEntry(enabled, args, start);
  else app.setLoginItemSettings({ openAtLogin: enabled, args, name: entryName(start) });
}

/** In the registry of Windows, the same in whatever language the program was when it was made. */
function entryName(start: StartOfProfile): string {
  return start.profile === defaultProfile ? 'Narae' : `Narae ${start.profile}`;
}

/** The XDG autostart specification: a desktop entry in a folder that the session reads. Electron has nothing for it. */
function writeDesktopEntry(enabled: boolean, args: readonly string[], start: StartOfProfile): void {
  const folder = join(configFolder(), 'autostart');
  const file = join(
    folder,
    start.profile === defaultProfile ? 'narae.desktop' : `narae-${start.profile}.desktop`,
  );
  if (!enabled) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  const command = [process.execPath, ...args].map((part) => `"${part}"`).join(' ');
  const entry = ['[Desktop Entry]', 'Type=Application', `Name=${entryName(start)}`, `Exec=${command}`];
  writeFileSync(file, [...entry, 'Terminal=false', ''].join('\n'));
}

/** Empty counts as not set, as the specification says. */
function configFolder(): string {
  const { XDG_CONFIG_HOME: set = '' } = process.env;
  return set === '' ? join(homedir(), '.config') : set;
}
