import { clipboard, dialog, type BrowserWindow } from 'electron';
import type { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { ShellText } from '../texts.ts';

/** As much of a text as a box shows; all of it is copied. */
const shownLength = 1_000;

/**
 * Gives an answer back that was written in a toast and could be neither sent nor kept: says why, shows it, and copies it
 * where the person wants that, as Enter does. It lies over the window that the answer belongs to.
 */
export async function tellOfLostAnswer(
  answer: string,
  error: AppError,
  window: BrowserWindow | null,
  text: ShellText,
): Promise<void> {
  const box: Electron.MessageBoxOptions = {
    type: 'warning',
    message: text('shell.answer.lost.title'),
    detail: `${text(errorKey(error.code))}\n${text('shell.answer.lost.text')}\n\n${answer.slice(0, shownLength)}`,
    buttons: [text('shell.menu.copy'), text('app.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window !== null && isSeen(window)
    ? dialog.showMessageBox(window, box)
    : dialog.showMessageBox(box));
  if (response === 0) await clipboard.writeText(answer);
}

/** A box over a window that was put away could be as hidden as that, and hold up the end of the program unseen. */
function isSeen(window: BrowserWindow): boolean {
  return !window.isDestroyed() && window.isVisible() && !window.isMinimized();
}
