import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';

/** A text of the interface, with its arguments put in. */
export type ShellText = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const catalogues: Readonly<Record<InterfaceLanguage, Readonly<Record<MessageKey, string>>>> = { ko, en };

/**
 * The texts of menus, dialogs and notifications, in the language of the moment. They know `{name}` and no other ICU form:
 * see `shared/messages`.
 */
export function shellTexts(language: () => InterfaceLanguage): ShellText {
  return (key, values = {}) =>
    catalogues[language()][key].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
}
