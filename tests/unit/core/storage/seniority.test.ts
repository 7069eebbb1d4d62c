import { describe, expect, it } from 'vitest';
import { seniorityOf } from '#core/storage/seniority.ts';

type Titles = readonly [position: string | null, rank: string];

/** Titles in the order in which a list of their unit shows who has them. */
function sorted(people: readonly Titles[]): readonly string[] {
  const place = ([position, rank]: Titles): number => seniorityOf({ position, rank });
  return people
    .toSorted((one, other) => place(one) - place(other))
    .map(([position, rank]) => (position === null ? rank : `${position} ${rank}`));
}

describe('who stands first in a list', () => {
  it('goes by the position held, whatever the rank', () => {
    const people: readonly Titles[] = [
      [null, '주무관'],
      ['팀장', '지방시설사무관'],
      [null, '서기관'],
      ['인사혁신과장', '처음 보는 직급'],
      ['조직국장 직무대리', '부이사관'],
      ['부시장', '고위공무원(나급)'],
      ['시장', '정무직'],
      ['처음 보는 직위', '사무관'],
    ];
    expect(sorted(people)).toEqual([
      '시장 정무직',
      '부시장 고위공무원(나급)',
      '조직국장 직무대리 부이사관',
      '인사혁신과장 처음 보는 직급',
      '팀장 지방시설사무관',
      '처음 보는 직위 사무관',
      '서기관',
      '주무관',
    ]);
  });

  it('goes by the rank of every service, with or without its field', () => {
    const ranks = [
      '지방행정서기보',
      '경정',
      '고위공무원 가급',
      '지방부이사관',
      '지방서기관',
      '전산주사보',
      '소방경',
    ];
    expect(sorted(ranks.map((rank) => [null, rank]))).toEqual([
      '고위공무원 가급',
      '지방부이사관',
      '지방서기관',
      '경정',
      '소방경',
      '전산주사보',
      '지방행정서기보',
    ]);
  });

  it('takes a position of nothing but spaces for none, and stays below 2^16', () => {
    expect(seniorityOf({ position: ' ', rank: '' })).toBe(seniorityOf({ position: null, rank: '' }));
    expect(seniorityOf({ position: null, rank: 'Undersecretary' })).toBeLessThan(2 ** 16);
  });
});
