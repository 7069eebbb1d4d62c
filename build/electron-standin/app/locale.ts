import type { App } from 'electron';
import { switches } from '../core/switches.ts';

/** The language, from `--lang` or from the environment. */
export function localeMembers(): Partial<App> {
  return {
    getLocale: () => switches.get('lang') || systemLocale(),
    getSystemLocale: systemLocale,
    getLocaleCountryCode: () => new Intl.Locale(systemLocale()).region ?? '',
    getPreferredSystemLanguages: () => [systemLocale()],
  };
}

function systemLocale(): string {
  const name = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  const [, language, region] = /^([a-z]{2,3})(?:_([A-Z]{2}))?/.exec(name) ?? [];
  if (language === undefined) return 'en-US';
  return region === undefined ? language : `${language}-${region}`;
}
