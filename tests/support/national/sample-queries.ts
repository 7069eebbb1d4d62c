import { choseong } from '#shared/hangul/choseong.ts';
import { convertHangulToQwerty } from 'es-hangul';
import type { IndexedPerson, IndexedUnit } from '#core/directory/engine/indexed-person.ts';
import { pick, seededRandom } from '#relay/demo/random.ts';
import { mailNames } from './national-words.ts';

/** What people type who look for somebody: each kind makes a query of a person, or none where they have nothing of it. */
export const queryKinds = {
  name: ({ name }) => name,
  'beginning of a name': ({ name }) => name.slice(0, 2),
  'given name': ({ name }) => name.slice(1),
  'one syllable': ({ name }) => name.slice(0, 1),
  'one initial': ({ name }) => choseong(name.slice(0, 1)),
  initials: ({ name }) => choseong(name),
  'two initials': ({ name }) => choseong(name.slice(0, 2)),
  mixed: ({ name }) => name.slice(0, 1) + choseong(name.slice(1, 2)) + name.slice(2),
  'half-typed': ({ name }) => name.slice(0, -1) + openOf(name.slice(-1)),
  'other keyboard': ({ name }) => convertHangulToQwerty(name),
  duty: ({ duty }) => duty.split(' ')[1] ?? '',
  unit: (_, unit) => unit,
  'end of a number': ({ numbers }) => numbers[0]?.slice(-4) ?? '',
  number: ({ numbers }) => numbers[0] ?? '',
  'mobile number': ({ numbers }) => numbers.find((number) => number.startsWith('010')) ?? '',
  mail: ({ mail }) => mail?.slice(0, 6) ?? '',
  'unit and name': ({ name }, unit) => `${unit} ${name}`,
  'name and part of a unit': ({ name }, unit) => `${name} ${unit.slice(0, 2)}`,
  'agency and name': ({ name }, _, agency) => `${agency} ${name}`,
  'two words of a duty': ({ duty }) => duty.split(' ').slice(0, 2).join(' '),
  'agency and duty': ({ duty }, _, agency) => `${agency} ${duty.split(' ')[1] ?? ''}`,
  'rank and unit': ({ rank }, unit) => `${rank} ${unit}`,
} satisfies Readonly<Record<string, (person: IndexedPerson, unit: string, agency: string) => string>>;

export type QueryKind = keyof typeof queryKinds;

/** The kinds that are of more than one word. */
export const severalWords: ReadonlySet<QueryKind> = new Set([
  'unit and name',
  'name and part of a unit',
  'agency and name',
  'two words of a duty',
  'agency and duty',
  'rank and unit',
]);

/**
 * Queries of a kind, one in ten of them without a hit; of several words every other one of these is of two that many people
 * have, and nobody both of. The same seed makes the same ones.
 */
export function sampleQueries(
  kind: QueryKind,
  count: number,
  seed: number,
  people: readonly IndexedPerson[],
  units: readonly IndexedUnit[],
): readonly string[] {
  const random = seededRandom(seed);
  const queries: string[] = [];
  while (queries.length < count) {
    const person = people[Math.floor(random() * people.length)];
    const unit = units[person?.unit ?? -1];
    if (person === undefined || unit === undefined) continue;
    const query = queryKinds[kind](person, unit.name, agencyOf(unit, units)).trim();
    if (query === '') continue;
    if (queries.length % 10 !== 9) queries.push(query);
    else if (queries.length % 20 === 9 && severalWords.has(kind)) queries.push(neverMeeting(random));
    else queries.push(`${query}${absentEnding}`);
  }
  return queries;
}

/** No name, duty or number has it. */
const absentEnding = '뷁9';

/** Two words of a line, which thousands have each: to know that nobody has both, all of them are looked through. */
function neverMeeting(random: () => number): string {
  const line = pick(random, oneOfEach);
  const first = pick(random, line);
  return `${first} ${pick(
    random,
    line.filter((word) => word !== first),
  )}`;
}

/** Nobody has two ranks, or an address with two beginnings; and none of these occurs in a unit, a duty or a name. */
const oneOfEach: readonly (readonly string[])[] = [
  ['주무관', '사무관', '서기관', '공무직', '소방장'],
  mailNames,
];

function agencyOf(unit: IndexedUnit, units: readonly IndexedUnit[]): string {
  const above = units[unit.parent];
  return above === undefined ? unit.name : agencyOf(above, units);
}

function openOf(syllable: string): string {
  const code = syllable.charCodeAt(0) - 0xac00;
  return code >= 0 && code < 11_172 ? String.fromCharCode(0xac00 + code - (code % 28)) : syllable;
}
