import { useLayoutEffect } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';

/**
 * The language of the interface: the preferred one, `first` until it is known. Says so on `<html>`, and in the address, so
 * that a reload begins with it.
 */
export function useLocale(first: InterfaceLanguage): InterfaceLanguage {
  const locale = usePreferences()?.language ?? first;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    const address = new URL(location.href);
    if (address.searchParams.get('lang') === locale) return;
    address.searchParams.set('lang', locale);
    history.replaceState(history.state, '', address);
  }, [locale]);
  return locale;
}
