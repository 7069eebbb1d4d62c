import { describe, expect, it } from 'vitest';
import { choseong, isChoseong } from '#shared/hangul/choseong.ts';
import { matchRanges } from '#shared/hangul/match-ranges.ts';
import { queryWords } from '#shared/hangul/query-words.ts';

describe('initials', () => {
  it.each([
    ['김철수', 'ㄱㅊㅅ'],
    ['공공혁신 3과', 'ㄱㄱㅎㅅ 3ㄱ'],
    ['HWP 파일', 'HWP ㅍㅇ'],
    ['', ''],
  ])('of %s are %s, character by character', (text, initials) => {
    expect(choseong(text)).toBe(initials);
    expect(choseong(text)).toHaveLength(text.length);
  });

  it('are told from syllables and from vowels', () => {
    expect(isChoseong('ㄱㅊㅅ')).toBe(true);
    for (const word of ['김ㅊㅅ', 'ㅏ', 'abc', '']) expect(isChoseong(word)).toBe(false);
  });
});

describe('the words of a query', () => {
  it('are as typed, and as they would be on the Korean keyboard', () => {
    expect(queryWords('  rlaalstn  예산 ')).toEqual([['rlaalstn', '김민수'], ['예산']]);
    expect(queryWords('HWP')[0]?.[0]).toBe('hwp');
    expect(queryWords('3127')).toEqual([['3127']]);
    expect(queryWords(' ')).toEqual([]);
  });

  it('are composed: some systems take syllables apart', () => {
    expect(queryWords('김'.normalize('NFD'))).toEqual([['김']]);
  });
});

describe('where a query matches', () => {
  const marked = (text: string, query: string): readonly string[] =>
    matchRanges(text, queryWords(query)).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['김철수 주무관', '철수', ['철수']],
    ['김철수', 'ㅊㅅ', ['철수']],
    ['예산 총괄, 예산 집행', '예산', ['예산', '예산']],
    ['공공서비스혁신과', '공공 서비스', ['공공서비스']],
    ['김민수', 'rlaalstn', ['김민수']],
    ['kcs3127@example.go.kr', 'KCS', ['kcs']],
    ['김기철, 박기수 기획 3기', 'ㄱ', ['김', '기']],
    ['박서연', 'ㅅ', []],
    ['김철수', '영희', []],
    ['김철수', '', []],
  ])('%s with %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });
});
