import { expect, it } from 'vitest';
import { orderOfTexts } from '#core/directory/engine/order-of-texts.ts';
import { seededRandom } from '#relay/demo/random.ts';

it('orders texts by their bytes, those with the same beginning too, and equal ones as they were', () => {
  const random = seededRandom(4);
  const letters = '!-09azAZ~';
  const texts = Array.from({ length: 5_000 }, () =>
    Array.from({ length: Math.floor(random() * 9) }, () =>
      letters.charAt(Math.floor(random() ** 3 * letters.length)),
    ).join(''),
  );
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, entry) => {
    starts[entry + 1] = (starts[entry] ?? 0) + text.length;
  });
  const expected = texts
    .map((text, entry) => ({ text, entry }))
    .toSorted((one, other) =>
      one.text < other.text ? -1 : one.text > other.text ? 1 : one.entry - other.entry,
    );
  const order = orderOfTexts({ text: new TextEncoder().encode(texts.join('')), starts });
  expect(Array.from(order)).toEqual(expected.map(({ entry }) => entry));
  expect(new Set(texts).size).toBeLessThan(texts.length);
});
