import { app, dialog } from 'electron';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import { logError, logFailure } from './log.ts';

const texts = { ko, en };

/** The exit code for a command line that is not to be followed: BSD's EX_USAGE. */
const wrongUsage = 64;

/** Ends a start with a switch that an installed program does not take: its name to the person and to the log. */
export function refuseSwitch(name: string, language: InterfaceLanguage): void {
  logFailure({ code: 'switch-refused', cause: name });
  const text = texts[language];
  dialog.showErrorBox(
    text['failure.other.title'],
    text['shell.switch-refused'].replace('{name}', () => name),
  );
  app.exit(wrongUsage);
}

/** Ends a start that cannot go on before there is a window: one sentence to the person, a code to the log, exit code 1. */
export function failToStart(thrown: unknown, language: InterfaceLanguage): void {
  logError(thrown);
  const text = texts[language];
  dialog.showErrorBox(text['failure.other.title'], text[errorKey(AppError.from(thrown).code)]);
  app.exit(1);
}
