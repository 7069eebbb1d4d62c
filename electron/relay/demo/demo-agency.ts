import { personId, type PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { RelayAgency } from '../relay.ts';
import { demoAgencyName, demoDepartments, type DemoDepartment } from './departments.ts';
import { randomName } from './names.ts';
import { pickWeighted, seededRandom } from './random.ts';

/** Always the same agency: what a tester sees today is what the next one sees tomorrow. */
const seed = 20_261;
const peoplePerDepartment = 14;
/** People of the first department whom a tester can be. */
const offeredPeople = 8;

const ranks: readonly (readonly [string, number])[] = [
  ['사무관', 3],
  ['주무관', 9],
];

/** The generated agency that comes with the program: nobody in it exists. */
export function demoAgency(): RelayAgency {
  const random = seededRandom(seed);
  const people = demoDepartments.flatMap((department, index) => staff(random, department, index));
  return { name: demoAgencyName, people, offered: people.slice(0, offeredPeople).map(({ id }) => id) };
}

function staff(random: () => number, department: DemoDepartment, departmentIndex: number): readonly Person[] {
  const names = distinctNames(random, peoplePerDepartment);
  return names.map((name, index) => ({
    id: demoPersonId(departmentIndex, index),
    name,
    ...rankAndPosition(random, index),
    departments: department.path,
    duty: department.duties[index % department.duties.length] ?? '',
    extension: String(2000 + departmentIndex * 100 + index),
  }));
}

function rankAndPosition(random: () => number, index: number): Pick<Person, 'rank' | 'position'> {
  if (index === 0) return { rank: '서기관', position: '과장' };
  if (index === 1) return { rank: '사무관', position: '팀장' };
  return { rank: pickWeighted(random, ranks), position: null };
}

function distinctNames(random: () => number, count: number): readonly string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(randomName(random));
  return [...names];
}

function demoPersonId(department: number, index: number): PersonId {
  return personId(`demo-${String(department + 1).padStart(2, '0')}-${String(index + 1).padStart(3, '0')}`);
}
