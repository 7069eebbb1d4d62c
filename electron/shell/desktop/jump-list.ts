import { app } from 'electron';
import type { ShellText } from '../texts.ts';
import { linkScheme } from './deep-link.ts';

/** What one can begin from the program's button in the task bar of Windows. Each task is a start with a link. */
export function offerTasks(text: ShellText): void {
  if (process.platform !== 'win32') return;
  const task = (page: string, title: string): Electron.Task => ({
    program: process.execPath,
    arguments: `${linkScheme}:${page}`,
    iconPath: process.execPath,
    iconIndex: 0,
    title,
    description: title,
  });
  app.setUserTasks([
    task('people', text('shell.menu.new-chat')),
    task('settings', text('shell.menu.settings')),
  ]);
}
