/* eslint-disable narae/no-user-visible-literals -- titles of the agencies, compared and never shown. */
import type { StaffRecord } from '#shared/model/person.ts';

/**
 * Where somebody stands in a list of their unit: by 직위, the highest first and whoever holds none last; among equals by 직급.
 * Smaller is earlier, below 2^16.
 */
export function seniorityOf({ rank, position }: Pick<StaffRecord, 'rank' | 'position'>): number {
  const held = position?.trim() ?? '';
  return (held === '' ? noPosition : placeOf(held, positions)) * most + placeOf(rank.trim(), ranks);
}

/**
 * The place of a title among levels by its longest known ending: 지방행정사무관 is a 사무관, and 인사혁신과장 a 과장. One that none
 * ends stands behind all.
 */
function placeOf(title: string, levels: Levels): number {
  const known = levels.known.get(title);
  if (known !== undefined) return known;
  const plain = title.replace(besides, '');
  let place = levels.count;
  for (let from = 0; from < plain.length && place === levels.count; from++)
    place = levels.byEnding.get(plain.slice(from)) ?? levels.count;
  // Titles are few, unless an import puts something else in their place.
  if (levels.known.size < mostKnown) levels.known.set(title, place);
  return place;
}

interface Levels {
  readonly byEnding: ReadonlyMap<string, number>;
  readonly count: number;
  /** Titles that have been looked up: a nation has a million officials and a few hundred titles. */
  readonly known: Map<string, number>;
}

function levels(rows: readonly string[]): Levels {
  const byEnding = new Map(rows.flatMap((row, place) => row.split(' ').map((title) => [title, place])));
  return { byEnding, count: rows.length, known: new Map() };
}

const mostKnown = 10_000;

/** What is written behind a title without changing its level, such as 직무대리 and (나급). */
const besides = /\s*(\(.*\)|[가나다]급|직무대리|직무대행|서리)$/u;

/** 직위: heads of agencies, their deputies, offices, bureaus, divisions and teams. */
const positions = levels([
  '대통령 국무총리 국회의장 대법원장',
  '부총리 장관 위원장 감사원장',
  '시장 도지사 지사 교육감 청장 처장 총장 사무총장',
  '차관 부시장 부지사 부교육감 부위원장 차장 사무차장',
  '군수 구청장',
  '부군수 부구청장',
  '본부장 실장 차관보 상임위원 원장 서장 교육장',
  '국장 정책관 심의관 기획관 조정관 단장 관장 부원장 부서장',
  '소장 센터장 부장 대변인 교장 학교장 면장 동장 읍장',
  '과장 담당관 부단장 교감',
  '팀장 부소장 부센터장',
  '계장 반장 파트장 지소장',
]);

/** 직급 of the general, police, fire, research, teaching and military services beside one another, by their grades. */
const ranks = levels([
  '관리관 1급 치안총감 소방총감 대장',
  '고위공무원 고위공무원단 이사관 2급 치안정감 치안감 소방정감 소방감 중장 소장',
  '부이사관 3급 경무관 소방준감 준장 장학관 교육연구관',
  '서기관 4급 총경 소방정 연구관 지도관 대령 장학사 교육연구사',
  '사무관 5급 경정 소방령 중령 교장 교수',
  '주사 6급 경감 소방경 소령 교감 연구사 지도사',
  '주무관 실무관',
  '주사보 7급 경위 소방위 대위 교사',
  '서기 8급 경사 소방장 중위',
  '서기보 9급 경장 소방교 소위',
  '순경 소방사 준위 원사 상사 중사 하사',
]);

/** Above the levels of either list, with one more for titles that none ends. */
const most = 256;
const noPosition = 255;
