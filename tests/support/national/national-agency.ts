import { personId, unitId } from '#shared/model/ids.ts';
import type { Employment, Post, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import { randomName } from '#relay/demo/names.ts';
import { pick, pickWeighted, seededRandom } from '#relay/demo/random.ts';
import * as words from './national-words.ts';

/** How large a generated nation is. 1,150,000 people in 100,000 units is the size of the real one. */
export interface NationSize {
  readonly people: number;
  readonly units: number;
  readonly seed: number;
}

/** Units of a generated nation, those above before those below: agencies, offices, divisions, teams. */
export function nationalUnits({ units, seed }: NationSize): readonly OrgUnit[] {
  const random = seededRandom(seed);
  const made: OrgUnit[] = [];
  const levels = [
    words.agencies.length,
    Math.ceil(units * 0.03),
    Math.ceil(units * 0.14),
    Math.ceil(units * 0.75),
  ];
  const add = (name: string, parent: OrgUnit | null): void => {
    const id = unitId(`n-${String(made.length + 1).padStart(6, '0')}`);
    made.push({ id, parent: parent?.id ?? null, name, order: made.length });
  };
  for (const agency of words.agencies.slice(0, units)) add(agency, null);
  let [above, below] = [0, made.length];
  levels.forEach((_, level) => {
    const end = Math.min(units, levels[level + 1] ?? units);
    while (made.length < end) {
      const parent = made[above + Math.floor(random() * (below - above))] ?? null;
      add(unitName(random, level), parent);
    }
    [above, below] = [below, made.length];
    if (above === below) above = 0;
  });
  return made;
}

/** The people of a generated nation, one after the other; whoever reads on gets always the same ones. */
export function* nationalPeople(size: NationSize, units: readonly OrgUnit[]): Generator<StaffRecord> {
  const random = seededRandom(size.seed + 1);
  // Numbers of their own: whatever is added here leaves names, units and duties as they were.
  const besides = seededRandom(size.seed + 2);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pathOf = (unit: OrgUnit): readonly string[] => {
    const parent = unit.parent === null ? undefined : byId.get(unit.parent);
    return parent === undefined ? [unit.name] : [...pathOf(parent), unit.name];
  };
  const paths = units.map(pathOf);
  const first = Math.min(words.agencies.length, units.length - 1);
  for (let index = 0; index < size.people; index++) {
    const place = first + Math.floor(random() * (units.length - first));
    const unit = units[place];
    if (unit === undefined) throw new RangeError('no units');
    const person = personOf(random, index, unit, paths[place] ?? []);
    // By the standard visibility a PC is told the mobile numbers of its own agency alone.
    const mobile = paths[place]?.[0] === units[0]?.name ? mobileNumber(besides) : null;
    yield {
      ...person,
      details: { ...person.details, mobile, otherPosts: otherPosts(besides, units, paths) },
    };
  }
}

function personOf(
  random: () => number,
  index: number,
  unit: OrgUnit,
  departments: readonly string[],
): StaffRecord {
  const extension = String(Math.floor(random() * 10_000)).padStart(4, '0');
  const [rank, position] = pickWeighted(random, words.standings);
  return {
    id: personId(`p-${String(index + 1).padStart(7, '0')}`),
    name: randomName(random),
    rank,
    position,
    unit: unit.id,
    departments,
    duty: dutyOf(random),
    extension,
    employment: pickWeighted(random, employments),
    details: {
      grade: null,
      phone: `${fast(random, words.areaCodes)}-${String(200 + Math.floor(random() * 7_800))}-${extension}`,
      mobile: null,
      mail: `${fast(random, words.mailNames)}${((index * 7_919) % 9_999_991).toString(36)}@example.go.kr`,
      workplace: null,
      deputy: null,
      otherPosts: [],
    },
  };
}

/** No subscriber's number begins with 0 behind 010: nobody is called by them. */
function mobileNumber(random: () => number): string {
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  return `010-0${digits(3)}-${digits(4)}`;
}

/** One in twenty has another post: anywhere in the chart, or, one of five of them, in a staff that the chart does not have. */
function otherPosts(
  random: () => number,
  units: readonly OrgUnit[],
  paths: readonly (readonly string[])[],
): readonly Post[] {
  if (random() >= 0.05) return [];
  const place = Math.floor(random() * units.length);
  const [departments, unit] = [paths[place] ?? [], units[place]?.id ?? null];
  const position = fast(random, words.otherPositions);
  if (random() < 0.8) return [{ unit, departments, position }];
  return [{ unit: null, departments: [...departments.slice(0, 1), fast(random, words.staffs)], position }];
}

const employments: readonly (readonly [Employment, number])[] = [
  [{ kind: 'working' }, 950],
  [{ kind: 'seconded', to: '국제협력기구 한빛사무소' }, 10],
  [{ kind: 'on-leave', until: null }, 25],
  [{ kind: 'retired' }, 15],
];

function unitName(random: () => number, level: number): string {
  const topic = fast(random, words.topics);
  if (level === 0)
    return random() < 0.5
      ? `${place(random)}${pick(random, ['시', '군', '구'])}`
      : `${topic}${pick(random, words.offices)}`;
  if (level === 1)
    return `${topic}${random() < 0.3 ? fast(random, words.topics) : ''}${pick(random, words.divisions)}`;
  return `${topic}${random() < 0.4 ? fast(random, words.topics) : ''}${pick(random, level === 2 ? words.sections : words.teams)}`;
}

function dutyOf(random: () => number): string {
  const kind = random();
  const topic = fast(random, words.topics);
  const task = (): string => fast(random, words.tasks);
  const rest =
    kind < 0.5
      ? `${task()} ${task()}`
      : kind < 0.8
        ? `${task()}${task()} 업무`
        : `${place(random)} ${task()}`;
  return `${topic} ${rest} ${pick(random, ['총괄', '담당', '지원', ''])}`.trimEnd();
}

function place(random: () => number): string {
  const length = 2 + Math.floor(random() * 2);
  return Array.from({ length }, () => fast(random, words.syllables)).join('');
}

/** One of the values, without making a list of weights: a nation takes millions of them. */
function fast(random: () => number, values: readonly string[]): string {
  return values[Math.floor(random() * values.length)] ?? '';
}
