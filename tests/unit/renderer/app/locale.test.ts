import { describe, expect, it } from 'vitest';
import { pickLocale } from '#renderer/app/locale.ts';

describe('the language', () => {
  it.each([
    ['', 'ko-KR', 'ko'],
    ['', 'en-US', 'en'],
    ['', 'ja-JP', 'ko'],
    ['?lang=en', 'ko-KR', 'en'],
    ['?lang=ko', 'en-US', 'ko'],
    ['?lang=fr', 'en-US', 'ko'],
  ])('for the address "%s" on a %s system is %s', (search, system, locale) => {
    expect(pickLocale(search, system)).toBe(locale);
  });
});
