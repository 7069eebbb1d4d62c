import { expect, test } from 'vitest';
import { maximumMentions, mayCallEverybody, wellPlaced } from '#shared/model/mention.ts';

test('what lies outside of the text, overlaps or names nothing is left as words', () => {
  const text = '@하나 @둘 셋';
  const good = [
    { start: 0, length: 3 },
    { start: 4, length: 2 },
  ];
  const bad = [
    { start: 1, length: 2 },
    { start: 5, length: 2 },
    { start: 7, length: 1 },
    { start: 4, length: 40 },
  ];
  expect(
    wellPlaced(
      text,
      [good[0], ...bad, good[1]].filter((one) => one !== undefined),
    ),
  ).toEqual(good);
  const many = Array.from({ length: 80 }, (_, index) => ({ start: index * 2, length: 2 }));
  expect(wellPlaced('@a'.repeat(80), many)).toHaveLength(maximumMentions);
});

test('in a large room only those who lead it call everybody', () => {
  expect(mayCallEverybody('member', 50)).toBe(true);
  expect(mayCallEverybody('member', 51)).toBe(false);
  expect(mayCallEverybody('manager', 1000)).toBe(true);
  expect(mayCallEverybody(null, 3)).toBe(false);
});
