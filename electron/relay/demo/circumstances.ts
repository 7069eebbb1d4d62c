import type { Employment, Post, StaffRecord } from '#shared/model/person.ts';
import type { UnitId } from '#shared/model/ids.ts';
import { demoAgencyName } from './agencies.ts';
import { pick, pickWeighted } from './random.ts';

const employments: readonly (readonly [Employment, number])[] = [
  [{ kind: 'working' }, 950],
  [{ kind: 'on-leave', until: '2027-02-28' }, 12],
  [{ kind: 'on-leave', until: '2027-08-31' }, 12],
  [{ kind: 'on-leave', until: null }, 4],
  [{ kind: 'seconded', to: '국제협력기구 한빛사무소' }, 7],
  [{ kind: 'seconded', to: '재정기획부 디지털예산 추진단' }, 8],
  [{ kind: 'retired' }, 7],
];
/** Eight whom a tester may be, and six who answer. */
const alwaysThere = 14;
const namedPosts: readonly Post[] = [
  { unit: null, departments: [demoAgencyName, '디지털예산 추진단'], position: '간사' },
  { unit: null, departments: [demoAgencyName, '정부혁신 전담조직'], position: '팀원' },
  { unit: null, departments: ['재정기획부', '재정개혁 추진단'], position: '팀원' },
  { unit: null, departments: ['한빛광역시', '축제준비단'], position: '담당' },
];

/** Most are at their post; whoever is not has a deputy in the same unit. Heads and their deputies are always there. */
export function absence(
  random: () => number,
  person: StaffRecord,
  index: number,
  colleagues: readonly StaffRecord[],
): StaffRecord {
  const employment = pickWeighted(random, employments);
  const deputy = colleagues[index - 1];
  // The first of a department are whom a tester may be, or be answered by.
  if (index < alwaysThere || employment.kind === 'working' || deputy === undefined) return person;
  return { ...person, employment, details: { ...person.details, deputy: deputy.id } };
}

/** One in thirty holds another post besides: in a part of their agency, or in a staff that the chart knows by name only. */
export function otherPosts(random: () => number, index: number, parts: readonly UnitPath[]): readonly Post[] {
  if (index === 0 || random() >= 0.03) return [];
  const drawn = random() * (1 + namedShare);
  const part = parts[Math.floor(drawn * parts.length)];
  if (part !== undefined) return [{ unit: part.id, departments: part.path, position: '겸임' }];
  return [pick(() => (drawn - 1) / namedShare, namedPosts)];
}

/** A part of an agency, and the names from the agency down to it. */
export interface UnitPath {
  readonly id: UnitId;
  readonly path: readonly string[];
}

/** For one who has a post in the chart so many have one outside of it. */
const namedShare = 0.5;
