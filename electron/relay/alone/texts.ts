import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import { SourceError } from '../directory-source.ts';

/** A text of the relay's commands, with its arguments put in. They know `{name}` and no other ICU form. */
export type RelayText = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The texts in Korean where the system speaks Korean, in English elsewhere; `lang` (`ko`, `en`) decides where it is said. */
export function relayTexts(lang: string | undefined, locale = systemLocale()): RelayText {
  const catalogue: Readonly<Record<MessageKey, string>> = (lang ?? locale).startsWith('ko') ? ko : en;
  return (key, values = {}) =>
    catalogue[key].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A mistake in a command. */
export class CommandError extends Error {
  readonly key: MessageKey;
  readonly detail: string;

  constructor(key: MessageKey, detail = '') {
    super(key);
    this.key = key;
    this.detail = detail;
  }
}

/** The sentence for whatever went wrong: what happened and what to do. */
export function failureText(text: RelayText, error: unknown): string {
  if (error instanceof CommandError) return text(error.key, { detail: error.detail });
  if (error instanceof SourceError) return text(`relay.failure.${error.failure}`, { detail: error.detail });
  return text(errorKey(AppError.from(error).code));
}

function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
