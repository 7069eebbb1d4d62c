import { personId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { PlannedUnit } from './agencies.ts';
import { absence, otherPosts, type UnitPath } from './circumstances.ts';
import { mailName } from './mail-name.ts';
import { randomName } from './names.ts';
import { pick, pickWeighted } from './random.ts';

/** A unit whose people are to be made. */
export interface StaffedUnit {
  readonly id: UnitId;
  readonly plan: PlannedUnit;
  /** Names from the agency down to it. */
  readonly path: readonly string[];
  readonly size: number;
}

/** What the people of one agency have in common. */
export interface AgencyNumbers {
  readonly domain: string;
  readonly areaCode: string;
  /** The next extension of the agency, each once as long as there are four digits. */
  readonly nextExtension: () => string;
  /** Where its people may hold another post. */
  readonly parts: readonly UnitPath[];
}

const ranks: readonly (readonly [string, string, number])[] = [
  ['사무관', '5급', 22],
  ['주무관', '6급', 30],
  ['주무관', '7급', 30],
  ['주무관', '8급', 12],
  ['주무관', '9급', 6],
];
const tasks = [
  '총괄',
  '기획',
  '제도 개선',
  '운영',
  '점검',
  '예산·계약',
  '통계 관리',
  '민원 처리',
  '홍보',
  '시스템 관리',
];

/** The people of a unit, its head first. */
export function staffOf(
  random: () => number,
  unit: StaffedUnit,
  numbers: AgencyNumbers,
): readonly StaffRecord[] {
  const names = new Set<string>();
  // Two of the same name in one department exist, but a tester would take them for a mistake.
  while (names.size < unit.size) names.add(randomName(random));
  const floor = 1 + Math.floor(random() * 9);
  const building = pick(random, ['본관', '별관', '신관']);
  const otherParts = numbers.parts.filter(({ id }) => id !== unit.id);
  const people = [...names].map((name, index): StaffRecord => {
    const extension = numbers.nextExtension();
    return {
      id: staffId(unit.id, index),
      name,
      ...standing(random, unit.plan, index),
      unit: unit.id,
      departments: unit.path,
      duty: dutyOf(unit.plan, index),
      extension,
      employment: { kind: 'working' },
      details: {
        grade: null,
        phone: `${numbers.areaCode}-000-${extension}`,
        mobile: null,
        mail: `${mailName(name)}${extension}@${numbers.domain}`,
        workplace: `${building} ${String(floor)}층 ${String(floor * 100 + (index % 30) + 1)}호`,
        deputy: null,
        otherPosts: otherPosts(random, index, otherParts),
      },
    };
  });
  return people.map((person, index) => withGrade(random, absence(random, person, index, people)));
}

/** The id of somebody by their place in a unit, from 0. */
export function staffId(unit: UnitId, index: number): PersonId {
  return personId(`${unit}-${String(index + 1).padStart(3, '0')}`);
}

function standing(
  random: () => number,
  plan: PlannedUnit,
  index: number,
): Pick<StaffRecord, 'rank' | 'position'> {
  if (index === 0) return { rank: headRank(plan.head), position: plan.head };
  if (index === 1 && plan.head === '과장') return { rank: '사무관', position: '팀장' };
  const [rank] = pickWeighted(
    random,
    ranks.map((entry) => [entry, entry[2]] as const),
  );
  return { rank, position: null };
}

function headRank(head: string): string {
  if (['장관', '시장', '도지사', '구청장', '실장', '본부장', '청장', '원장'].includes(head))
    return '고위공무원';
  if (['국장', '감사관', '대변인', '정책기획관'].includes(head)) return '부이사관';
  return head === '팀장' || head === '동장' || head === '소장' ? '사무관' : '서기관';
}

function withGrade(random: () => number, person: StaffRecord): StaffRecord {
  const grades = ranks
    .filter(([rank]) => rank === person.rank)
    .map(([, grade, weight]) => [grade, weight] as const);
  if (grades.length === 0) return person;
  return { ...person, details: { ...person.details, grade: pickWeighted(random, grades) } };
}

function dutyOf(plan: PlannedUnit, index: number): string {
  if (plan.subjects.length === 0) return index === 0 ? `${plan.name} 업무 총괄` : `${plan.name} 비서`;
  if (index === 0) return `${plan.name} 업무 총괄`;
  const subject = plan.subjects[index % plan.subjects.length] ?? '';
  const fitting = tasks.filter((task) => !subject.endsWith(task));
  return `${subject} ${fitting[Math.floor(index / plan.subjects.length) % fitting.length] ?? ''}`;
}
