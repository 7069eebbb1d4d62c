/** The languages of the interface. */
export const locales = ['ko', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The language: the one the address asks for, else English on an English system, else Korean. */
export function pickLocale(search: string, systemLanguage: string): Locale {
  const asked = new URLSearchParams(search).get('lang') ?? systemLanguage;
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ko';
}
