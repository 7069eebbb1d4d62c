import { expect, test } from 'vitest';
import { shortPath } from '#renderer/features/search/model/short-path.ts';
import { queryWords } from '#shared/hangul/query-words.ts';

test.each([
  ['', ['공공혁신부', '예산담당관실']],
  ['정책', ['공공혁신부', '정책기획관', '예산담당관실']],
  ['ㄱㅎㅈㅈㅅ', ['공공혁신부', '기획조정실', '예산담당관실']],
  ['예산', ['공공혁신부', '예산담당관실']],
])('what "%s" matched stays between the agency and the department', (query, expected) => {
  const way = ['공공혁신부', '기획조정실', '정책기획관', '예산담당관실'];
  expect(shortPath(way, queryWords(query))).toEqual(expected);
});

test('an agency alone, and nothing, stay what they are', () => {
  expect(shortPath(['공공혁신부'], [])).toEqual(['공공혁신부']);
  expect(shortPath([], [])).toEqual([]);
});
