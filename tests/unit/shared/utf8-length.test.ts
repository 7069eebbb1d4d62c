import { expect, test } from 'vitest';
import { seededRandom } from '#relay/demo/random.ts';
import { utf8Length } from '#shared/model/utf8-length.ts';

test.each([
  ['', 0],
  ['a', 1],
  ['é', 2],
  ['힣', 3],
  ['👍', 4],
  ['👩‍👩‍👧‍👦', 25],
  ['\ud83d', 3],
  ['\udc4d\ud83d', 6],
  ['\u0000', 1],
])('%j has %i bytes', (text, length) => {
  expect(utf8Length(text)).toBe(length);
});

test('counts as an encoder does, whatever the text', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 2_000; round++) {
    const units = Array.from({ length: 20 }, () => Math.floor(random() * 0x1_0000));
    const text = String.fromCharCode(
      ...units.map((unit) => (random() < 0.5 ? unit : 0xd700 + (unit % 0xa00))),
    );
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
  }
});
