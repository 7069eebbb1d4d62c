import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Message } from '#shared/model/message.ts';
import { roomLineWords } from './room-line.ts';

/** What a line between the messages of a room says. */
export function useLineWords(): (message: Message) => string {
  const text = useText();
  const personName = usePersonName();
  const { locale } = useIntl();
  const names = useMemo(() => new Intl.ListFormat(locale, { type: 'conjunction' }), [locale]);
  return useCallback(
    ({ author, line }) =>
      line === undefined
        ? ''
        : roomLineWords(author, line, text, {
            name: (who) => personName(who.name, who.title),
            list: (list) => names.format(list),
          }),
    [text, personName, names],
  );
}
