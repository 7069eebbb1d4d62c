import { expect, test } from 'vitest';
import { PatternSet } from '#tests/support/at-rest/pattern-set.ts';
import { seededRandom } from '#relay/demo/random.ts';

test('finds in one pass what looking for each pattern by itself finds', () => {
  const random = seededRandom(20_261_127);
  // Few different bytes: patterns begin, overlap and repeat in each other.
  const some = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, () => Math.floor(random() * 3)));
  let hits = 0;
  for (let round = 0; round < 400; round++) {
    const patterns = Array.from({ length: 12 }, (_, index) => ({
      word: String(index),
      bytes: some(4 + Math.floor(random() * 9)),
    }));
    const content = some(Math.floor(random() * 600));
    const expected = patterns.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => word);
    hits += expected.length;
    expect([...new PatternSet(patterns).find(content)].sort()).toEqual(expected.sort());
  }
  // Some are there, some are not: neither answer is always right.
  expect(hits).toBeGreaterThan(400);
  expect(hits).toBeLessThan(400 * 12 - 400);
});

test('a pattern that chance alone would find is refused', () => {
  expect(() => new PatternSet([{ word: '가', bytes: Buffer.from('가') }])).toThrow('too short');
});
