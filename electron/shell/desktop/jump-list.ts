import { app } from 'electron';
import type { ShellText } from '../texts.ts';
import { linkScheme } from './deep-link.ts';

/**
 * What one can begin from the program's button in the task bar of Windows. Each task is a start of the same profile
 * (`startWith`: see `startArguments`) with a link.
 */
export function offerTasks(text: ShellText, startWith: readonly string[]): void {
  if (process.platform !== 'win32') return;
  const task = (page: string, title: string): Electron.Task => ({
    program: process.execPath,
    arguments: [...startWith, `${linkScheme}:${page}`].join(' '),
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
