import { expect, test } from 'vitest';
import { isOneLine, oneLine } from '#shared/model/one-line.ts';

test('a line keeps what is written, signs made of several included', () => {
  for (const text of ['본관 7층 회의실', 'naïve café', '👩‍💻 원격', '한글', '']) {
    expect(oneLine(text)).toBe(text);
    expect(isOneLine(text)).toBe(true);
  }
});

test.each([
  ['\u202e끝까지 거꾸로', '끝까지 거꾸로'],
  ['앞\u2066뒤\u2069', '앞뒤'],
  ['한\r\n두\u2028줄\u0085', '한두줄'],
  ['\u0000\u001b[31m빨강\u007f', '[31m빨강'],
  ['\ufeff\u200f\u061c글', '글'],
])('what ends a line or turns it round is no part of it', (text, line) => {
  expect(oneLine(text)).toBe(line);
  expect(isOneLine(text)).toBe(false);
});
