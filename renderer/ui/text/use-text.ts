import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageKey } from '#shared/messages/message-key.ts';

/** Looks a text up in the person's language and fills its arguments in. */
export type TextLookup = (
  key: MessageKey,
  values?: Readonly<Record<string, string | number | undefined>>,
) => string;

/** The texts of the interface; the only way for a component to show words. */
export function useText(): TextLookup {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
