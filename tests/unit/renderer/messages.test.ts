import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };

const catalogues: Readonly<Record<'ko' | 'en', Readonly<Record<string, string>>>> = { ko, en };
const keys = Object.keys(ko);

/** The names of the arguments of an ICU message, at any depth. */
function argumentsOf(message: string): readonly string[] {
  return [
    ...new Set([...message.matchAll(/\{\s*([a-z]\w*)\s*[,}]/giu)].map((match) => match[1] ?? '')),
  ].sort();
}

describe('the catalogues', () => {
  it('hold the same keys in the same order', () => {
    expect(Object.keys(en)).toEqual(keys);
  });

  it.each(keys)('take the same arguments in %s', (key) => {
    expect(argumentsOf(catalogues.en[key] ?? '')).toEqual(argumentsOf(catalogues.ko[key] ?? ''));
  });

  it.each(['ko', 'en'] as const)('are all well formed in %s', (locale) => {
    const intl = createIntl({
      locale,
      messages: catalogues[locale],
      onError: (problem) => {
        throw problem;
      },
    });
    for (const key of keys) {
      const values = Object.fromEntries(argumentsOf(catalogues[locale][key] ?? '').map((name) => [name, 3]));
      expect(intl.formatMessage({ id: key }, values)).not.toBe('');
    }
  });

  it('have a sentence for every error', () => {
    for (const code of errorCodes) expect(keys).toContain(errorKey(code));
  });

  it('say of a storage that fails what is safe, and what to do', () => {
    expect(ko['error.storage-failed']).toMatch(/저장된 대화는 바꾸지 않았습니다\. .+문의해 주세요\.$/u);
    expect(en['error.storage-failed']).toMatch(/Saved conversations were not changed\. Please .+\.$/u);
  });

  it('name people without a title whole: only what is chosen by the title has a place for one', () => {
    const titled = keys.filter((key) => argumentsOf(catalogues.ko[key] ?? '').includes('title'));
    expect(titled.filter((key) => key !== 'person.titled' && !keys.includes(`${key}.untitled`))).toEqual([]);
  });

  it('leave no josa to chance and raise no voice', () => {
    for (const message of Object.values(ko)) {
      expect(message).not.toMatch(/을\(를\)|이\(가\)|은\(는\)|\(으\)로|와\(과\)|!/u);
      // After an argument only a josa that does not depend on it.
      expect(message).not.toMatch(/\}(을|를|이|가|은|는|와|과|로|으로)(\s|$)/u);
    }
  });
});
