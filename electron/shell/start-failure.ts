import { app, dialog } from 'electron';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import { logError } from './log.ts';

const texts = { ko, en };

/** Ends a start that cannot go on before there is a window: one sentence to the person, a code to the log, exit code 1. */
export function failToStart(thrown: unknown, language: InterfaceLanguage): void {
  logError(thrown);
  const text = texts[language];
  dialog.showErrorBox(text['failure.other.title'], text[errorKey(AppError.from(thrown).code)]);
  app.exit(1);
}
