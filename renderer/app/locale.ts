import type { InterfaceLanguage } from '#shared/model/preferences.ts';

/** The language of the first paint: the one the address asks for, else English on an English system, else Korean. */
export function pickLocale(search: string, systemLanguage: string): InterfaceLanguage {
  const asked = new URLSearchParams(search).get('lang') ?? systemLanguage;
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ko';
}
