import { describe, expect, it } from 'vitest';
import { choseong, isChoseong } from '#shared/hangul/choseong.ts';
import { matchRanges } from '#shared/hangul/match-ranges.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import { digitsOf, splitQuery } from '#shared/hangul/split-query.ts';
import { surnameAndTitle } from '#shared/hangul/surname-and-title.ts';

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

  it('are as typed alone where the keys make no syllable on the Korean keyboard', () => {
    expect(queryWords('hlr')).toEqual([['hlr']]);
    expect(queryWords('rlaalstn pyhhlr')).toEqual([['rlaalstn', '김민수'], ['pyhhlr']]);
  });

  it('are what was meant, with the key for capitals down', () => {
    expect(queryWords('RLAALSTN')).toEqual([['rlaalstn', '낌민쑤', '김민수']]);
  });

  it('may have digits, dots and dashes, which are the same on both keyboards', () => {
    expect(queryWords('chdan1rhk whtk-2rhk')).toEqual([
      ['chdan1rhk', '총무1과'],
      ['whtk-2rhk', '조사-2과'],
    ]);
    expect(queryWords('044-205 3.1절 -')).toEqual([['044-205'], ['3.1절'], ['-']]);
  });

  it('are composed: some systems take syllables apart', () => {
    expect(queryWords('김'.normalize('NFD'))).toEqual([['김']]);
  });
});

describe('a query', () => {
  it.each([
    ['김민수(운영지원과)', ['김민수', '운영지원과']],
    ['김민수, 이하나', ['김민수', '이하나']],
    ['김민수 님', ['김민수']],
    ['김민수 선생님 에게', ['김민수']],
    ['님', ['님']],
    ['044 205 1234', ['0442051234']],
    ['+82 44 205 1234', ['0442051234']],
    ['044 205', ['044205']],
    ['1234 총무', ['1234', '총무']],
    ['1234 5678', ['1234', '5678']],
    ['3.1 운동', ['3.1', '운동']],
  ])('%s is parted into what is looked for', (query, words) => {
    expect(splitQuery(query)).toEqual(words);
  });

  it.each([
    ['044)205-1234', '0442051234'],
    ['044.205.1234', '0442051234'],
    ['(044)205-1234', '0442051234'],
    ['+82-10-1234-5678', '01012345678'],
    ['1234', '1234'],
    ['3팀', null],
    ['-', null],
  ])('%s has the digits %s', (text, digits) => {
    expect(digitsOf(text)).toBe(digits);
  });

  it.each([
    ['김과장', { surname: '김', title: '과장' }],
    ['김과장님께', { surname: '김', title: '과장' }],
    ['김민수과장', null],
    ['과장', null],
    ['a과장', null],
  ])('%s is a surname with a title', (word, parts) => {
    expect(surnameAndTitle(word)).toEqual(parts);
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
    ['김철수', '김ㅊ수', ['김철수']],
    ['김철수', 'ㄱ철', ['김철']],
    ['김철수', '김처', ['김철']],
    ['김처원, 김철수', '김처', ['김처']],
    ['최원', '초', ['최']],
    ['국가기획관실', '기', ['기']],
    ['국장길', '기', []],
    ['김철수', '김처수', []],
    ['김철수', '', []],
  ])('%s with %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });
});
