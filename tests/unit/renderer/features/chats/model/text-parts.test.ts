import { describe, expect, it } from 'vitest';
import { firstOfParts, textParts } from '#renderer/features/chats/model/text-parts.ts';

const links = (text: string) =>
  textParts(text)
    .filter(({ href }) => href !== null)
    .map(({ text: shown }) => shown);
const whole = (text: string) =>
  textParts(text)
    .map((part) => part.text)
    .join('');

describe('addresses in a text', () => {
  it.each([
    ['https://www.gov.kr/portal?a=1&b=2#c 입니다', 'https://www.gov.kr/portal?a=1&b=2#c'],
    ['https://10.1.2.3:8080/board/list.do 참고', 'https://10.1.2.3:8080/board/list.do'],
    ['https://intranet/notice', 'https://intranet/notice'],
    ['HTTPS://WWW.Gov.kr/A', 'HTTPS://WWW.Gov.kr/A'],
    ['주소는www.korea.kr', 'www.korea.kr'],
    // What Korean sticks to it.
    ['www.korea.kr에서 보세요', 'www.korea.kr'],
    ['www.korea.kr/news로 가면', 'www.korea.kr/news'],
    ['https://www.korea.kr/은 안 됩니다', 'https://www.korea.kr/'],
    ['https://www.korea.kr/뉴스에서 보세요', 'https://www.korea.kr/뉴스'],
    ['https://www.korea.kr/news/1입니다.', 'https://www.korea.kr/news/1'],
    ['https://ko.wikipedia.org/wiki/제주도', 'https://ko.wikipedia.org/wiki/제주도'],
    ['https://www.gov.kr/search?q=여권_재발급&page=2', 'https://www.gov.kr/search?q=여권_재발급&page=2'],
    // Punctuation of the sentence.
    ['(https://www.gov.kr/a)', 'https://www.gov.kr/a'],
    ['https://en.wikipedia.org/wiki/A_(b)', 'https://en.wikipedia.org/wiki/A_(b)'],
    ['보셨나요? https://www.gov.kr/a.', 'https://www.gov.kr/a'],
    ['"https://www.gov.kr"', 'https://www.gov.kr'],
    ['<https://www.gov.kr/a>', 'https://www.gov.kr/a'],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual([expected]);
    expect(whole(text)).toBe(text);
  });

  it.each([
    'gov.kr',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'narae:settings',
    'ftp://www2.gov.kr/a',
    'http://www.gov.kr/a',
    'http://intranet/notice',
    'mailto:a@www.gov.kr',
    'a@www.gov.kr',
    'xhttps://www.gov.kr',
    'https://',
    'www.',
    'www.gov',
    'https://한글.한국',
    // Another host than one reads.
    'https://www.gov.kr@evil.example/',
    'https://user:secret@www.gov.kr/',
    'https://www.gov.kr\\@evil.example',
    'https://1',
    'https://[::1]/',
    // A Cyrillic letter.
    'https://www.g\u043ev.kr/',
  ])('%s is no link, or leads to what it shows', (text) => {
    expect(whole(text)).toBe(text);
    for (const { text: shown, href } of textParts(text))
      if (href !== null) expect(new URL(href).host).toBe(shown.replace(/^https:\/\//u, ''));
    expect(links(text).filter((link) => link.includes('gov.kr'))).toEqual([]);
  });

  it('leads where it says', () => {
    expect(textParts('www.korea.kr에서, https://a.kr.')).toEqual([
      { text: 'www.korea.kr', href: 'https://www.korea.kr' },
      { text: '에서, ', href: null },
      { text: 'https://a.kr', href: 'https://a.kr' },
      { text: '.', href: null },
    ]);
  });

  it('is quick on a text that is made to be slow', () => {
    const begin = performance.now();
    for (const text of [
      'www.'.repeat(16_000),
      `https://a/${'('.repeat(60_000)}`,
      `https://a/${')'.repeat(9_000)}`,
      'https://a-'.repeat(6_000),
      'https://1/('.repeat(6_000),
      `https://a/${'.'.repeat(60_000)}a`,
      `https://a/${'가'.repeat(60_000)}`,
    ])
      expect(whole(text)).toBe(text);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });

  it('shows a part of an address as words', () => {
    const parts = textParts('여기 https://www.gov.kr/portal 입니다');
    expect(firstOfParts(parts, 10)).toEqual([
      { text: '여기 ', href: null },
      { text: 'https:/', href: null },
    ]);
    expect(firstOfParts(parts, 28).at(1)).toEqual({
      text: 'https://www.gov.kr/portal',
      href: 'https://www.gov.kr/portal',
    });
    expect(firstOfParts(parts, 0)).toEqual([]);
  });
});
