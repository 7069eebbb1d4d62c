import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };

const sheet = readFileSync(new URL('../../../renderer/styles/common-font.css', import.meta.url), 'utf8');
const ranges = [...sheet.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
  ([, first = '', last = first]) => [parseInt(first, 16), parseInt(last, 16)] as const,
);
const isCommon = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => code >= first && code <= last);
};

describe('the typeface that a start reads', () => {
  it('has every character of the texts of the product', () => {
    const texts = [...Object.values(ko), ...Object.values(en)].join('').replaceAll(/\s/g, '');
    expect([...new Set(texts)].filter((character) => !isCommon(character))).toEqual([]);
  });

  it('has the syllables of KS X 1001, and leaves the rare ones to the whole typeface', () => {
    const decoder = new TextDecoder('euc-kr');
    const rows = Array.from({ length: 25 }, (_, row) => 0xb0 + row);
    const syllables = rows.flatMap((row) =>
      Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(row, 0xa1 + cell))),
    );
    expect(syllables).toHaveLength(2_350);
    expect(syllables.filter((syllable) => !isCommon(syllable))).toEqual([]);
    expect(['뷁', '믜', '金'].filter(isCommon)).toEqual([]);
  });
});
