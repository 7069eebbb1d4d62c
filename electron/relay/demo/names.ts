import { pick, pickWeighted } from './random.ts';

/** Family names by their share of the population (census of 2015, per cent). */
const familyNames: readonly (readonly [string, number])[] = [
  ['김', 21.5],
  ['이', 14.7],
  ['박', 8.4],
  ['최', 4.7],
  ['정', 4.3],
  ['강', 2.4],
  ['조', 2.1],
  ['윤', 2.1],
  ['장', 2.0],
  ['임', 1.7],
  ['오', 1.5],
  ['한', 1.5],
  ['신', 1.5],
  ['서', 1.5],
  ['권', 1.4],
  ['황', 1.4],
  ['안', 1.4],
  ['송', 1.4],
  ['유', 1.3],
  ['홍', 1.1],
  ['남궁', 0.3],
  ['선우', 0.2],
];

const firstSyllables = [
  '지',
  '서',
  '민',
  '도',
  '하',
  '은',
  '우',
  '정',
  '수',
  '현',
  '유',
  '예',
  '준',
  '채',
  '태',
  '보',
  '나',
  '경',
];
const secondSyllables = [
  '우',
  '연',
  '정',
  '현',
  '지',
  '진',
  '은',
  '준',
  '영',
  '서',
  '빈',
  '호',
  '원',
  '아',
  '람',
  '솔',
  '혁',
  '율',
];

/** A name as people in Korea bear it: mostly two given syllables, now and then one. */
export function randomName(random: () => number): string {
  const given = random() < 0.03 ? pick(random, firstSyllables) : twoSyllables(random);
  return pickWeighted(random, familyNames) + given;
}

function twoSyllables(random: () => number): string {
  const first = pick(random, firstSyllables);
  const second = pick(
    random,
    secondSyllables.filter((syllable) => syllable !== first),
  );
  return first + second;
}
