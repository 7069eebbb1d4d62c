import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { hiddenArgument } from '../launch-settings.ts';

/** How the program starts with the session. */
export interface Autostart {
  readonly enabled: boolean;
  readonly hidden: boolean;
}

/** Makes the session start the program, or leave it. @throws Error of the file system where that is a file (Linux). */
export function setAutostart({ enabled, hidden }: Autostart): void {
  const args = hidden ? [hiddenArgument] : [];
  if (process.platform === 'linux') writeDesktopEntry(enabled, args);
  else app.setLoginItemSettings({ openAtLogin: enabled, args });
}

/** The XDG autostart specification: a desktop entry in a folder that the session reads. Electron has nothing for it. */
function writeDesktopEntry(enabled: boolean, args: readonly string[]): void {
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'narae.desktop');
  if (!enabled) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  const command = [process.execPath, ...args].map((part) => `"${part}"`).join(' ');
  writeFileSync(file, `[Desktop Entry]\nType=Application\nName=Narae\nExec=${command}\nTerminal=false\n`);
}
