import { expect, it } from 'vitest';
import { fold } from '#core/directory/engine/fold.ts';
import { WordNumbers } from '#core/directory/engine/word-numbers.ts';
import { seededRandom } from '#relay/demo/random.ts';

it('numbers words as a map does, in the order in which they first come', () => {
  const random = seededRandom(9);
  const letters = 'ab가나다각Ａ9é';
  const words = Array.from({ length: 20_000 }, () =>
    Array.from({ length: Math.floor(random() * 5) }, () =>
      letters.charAt(Math.floor(random() * letters.length)),
    ).join(''),
  );
  const numbers = new WordNumbers();
  const known = new Map<string, number>();
  for (const word of words) {
    const folded = fold(word);
    if (!known.has(folded)) {
      expect(numbers.find(folded)).toBe(-1);
      known.set(folded, known.size);
    }
    expect(numbers.numberOfFolded(`..${word}..`, 2, 2 + word.length)).toBe(known.get(folded));
    expect(numbers.find(folded)).toBe(known.get(folded));
  }
  expect(numbers.words()).toEqual([...known.keys()]);
  expect(known.size).toBeGreaterThan(2_000);
});

it('takes a word as it stands, or as it is compared', () => {
  const numbers = new WordNumbers();
  expect([numbers.numberOf('HWP'), numbers.numberOfFolded('HWP'), numbers.numberOfFolded('ｈｗｐ')]).toEqual([
    0, 1, 1,
  ]);
  expect(numbers.numberOfFolded('가'.normalize('NFD'))).toBe(numbers.numberOf('가'));
  expect(numbers.words()).toEqual(['HWP', 'hwp', '가']);
});
