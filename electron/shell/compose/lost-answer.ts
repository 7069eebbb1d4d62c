import { clipboard, dialog } from 'electron';
import type { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { ShellText } from '../texts.ts';

/** As much of a text as a box shows; all of it is copied. */
const shownLength = 1_000;

/**
 * Gives an answer back that was written in a toast and could be neither sent nor kept: says why, shows it, and copies it
 * where the person wants that, as Enter does.
 */
export async function tellOfLostAnswer(answer: string, error: AppError, text: ShellText): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: text('shell.answer.lost.title'),
    detail: `${text(errorKey(error.code))}\n${text('shell.answer.lost.text')}\n\n${answer.slice(0, shownLength)}`,
    buttons: [text('shell.menu.copy'), text('app.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await clipboard.writeText(answer);
}
