import { describe, expect, it } from 'vitest';
import { numberUnits } from '#core/directory/engine/unit-index.ts';
import { UnitSearch } from '#core/directory/engine/unit-search.ts';
import { WordMatchers } from '#core/directory/engine/word-matchers.ts';
import { choseong } from '#shared/hangul/choseong.ts';
import { nationalUnits } from '#tests/support/national/national-agency.ts';

const made = nationalUnits({ people: 1_000, units: 600, seed: 3 });
const index = unitsNamed(made.map(({ name }) => name));
const names = made.map(({ name }) => name);

describe('units by a single letter', () => {
  it.each(['ㄱ', 'ㅇ', 'ㅎ', '운', '정', '바'])(
    'are those that begin with %s, the shortest first',
    (letter) => {
      const expected = names
        .map((name, place) => ({ name, place }))
        .filter(({ name }) => begins(name, letter))
        .toSorted(
          (one, other) =>
            Number(other.name.startsWith(letter)) - Number(one.name.startsWith(letter)) ||
            one.name.length - other.name.length ||
            one.place - other.place,
        )
        .map(({ name }) => name);
      expect(found(letter, 10)).toEqual(expected.slice(0, 10));
      // Together with a word that every one of them has, all of them are looked at.
      expect(found(`${letter} ${letter}`, 10)).toEqual(expected.slice(0, 10));
    },
  );

  it('a name of that letter alone stands before longer ones', () => {
    const search = new UnitSearch(unitsNamed(['가나과', '가', '각']), new WordMatchers());
    expect(search.search('가', 10)).toEqual([1, 0, 2]);
  });
});

function unitsNamed(all: readonly string[]): ReturnType<typeof numberUnits>['index'] {
  return numberUnits(all.map((name, row) => ({ row, parent: -1, name }))).index;
}

function found(query: string, limit: number): readonly (string | undefined)[] {
  return new UnitSearch(index, new WordMatchers()).search(query, limit).map((unit) => names[unit]);
}

/** An open syllable may take a final: 바 becomes 방. */
function begins(name: string, letter: string): boolean {
  const first = name.slice(0, 1);
  if (first === letter || choseong(first) === letter) return true;
  const [code, typed] = [first.charCodeAt(0) - 0xac00, letter.charCodeAt(0) - 0xac00];
  return typed >= 0 && typed % 28 === 0 && Math.floor(code / 28) * 28 === typed;
}
