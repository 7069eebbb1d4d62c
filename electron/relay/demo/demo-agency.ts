import { unitId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { AgencyDirectory, RelayAgency } from '../relay-agency.ts';
import { demoAgencyName, plannedAgencies, type PlannedAgency, type PlannedUnit } from './agencies.ts';
import { seededRandom } from './random.ts';
import { staffId, staffOf, type StaffedUnit } from './staff.ts';

/** Always the same agency: what a tester sees today is what the next one sees tomorrow. */
const seed = 20_261;
/** To be counted up with every change of what is generated: relays take the directory in anew then. */
const revision = 3;
/** As many as one tester meets in a large ministry and a city; the national size has its own fixture. */
const standardPeople = 20_000;
/** People of the first department whom a tester can be. */
const offeredPeople = 8;
/** As many as a tester gets to know, and a PC does not notice. */
const colleagues = 6;
const firstDepartmentName = '공공서비스혁신과';
const firstDepartmentSize = 18;

/**
 * The generated agency that comes with the program: nobody in it exists. With fewer people than the standard, only as many
 * agencies as they fill, the tester's own first. The directory is made when it is asked for.
 */
export function demoAgency(people = standardPeople): RelayAgency {
  return {
    name: demoAgencyName,
    edition: `demo-${String(revision)}-${String(people)}`,
    directory: () => makeDirectory(people),
    offered: Array.from({ length: offeredPeople }, (_, index) => staffId(firstDepartment(), index)),
  };
}

/** People of the testers' department who may be played by simulated colleagues; nobody is offered to be one of them. */
export function demoColleagues(): readonly PersonId[] {
  return Array.from({ length: colleagues }, (_, index) => staffId(firstDepartment(), offeredPeople + index));
}

/** The department in which testers work. */
function firstDepartment(): UnitId {
  const [own] = plannedAgencies();
  const units = own === undefined ? [] : layOut(own.unit, 0, []);
  const first = units.find(({ plan }) => plan.name === firstDepartmentName);
  if (first === undefined) throw new RangeError('no first department');
  return first.id;
}

function makeDirectory(total: number): AgencyDirectory {
  const units: OrgUnit[] = [];
  const people: StaffRecord[] = [];
  let rest = total;
  for (const [order, agency] of plannedAgencies().entries()) {
    if (rest <= 0) break;
    const size = Math.min(agency.people, rest);
    rest -= size;
    const random = seededRandom(seed + order);
    const staffed = layOut(agency.unit, order, units);
    people.push(...staffAgency(random, agency, sized(random, staffed, size)));
  }
  return { units, people: firstDepartmentFirst(people) };
}

interface LaidOutUnit extends Omit<StaffedUnit, 'size'> {
  readonly level: number;
}

/** Puts the units of an agency into the list, and answers those in which people sit. */
function layOut(plan: PlannedUnit, agency: number, units: OrgUnit[]): readonly LaidOutUnit[] {
  const all: LaidOutUnit[] = [];
  const visit = (part: PlannedUnit, parent: OrgUnit | null, path: readonly string[], order: number): void => {
    const id = unitId(`demo-${String(agency + 1)}-${String(all.length + 1).padStart(3, '0')}`);
    const unit: OrgUnit = { id, parent: parent?.id ?? null, name: part.name, order };
    units.push(unit);
    const ownPath = [...path, part.name];
    all.push({ id, plan: part, path: ownPath, level: path.length });
    for (const [index, child] of part.parts.entries()) visit(child, unit, ownPath, index);
  };
  visit(plan, null, [], agency);
  return all;
}

/** How many sit in each: two where only a head and their office are, the rest spread over the others, not evenly. */
function sized(random: () => number, units: readonly LaidOutUnit[], total: number): readonly StaffedUnit[] {
  const weights = units.map(({ plan }) => (plan.parts.length > 0 ? 0 : 0.6 + random() * 0.8));
  const offices = weights.filter((weight) => weight === 0).length;
  const fixed = Math.min(offices * 2 + firstDepartmentSize, total);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  return units.map((unit, index) => {
    const weight = weights[index] ?? 0;
    const wanted =
      unit.plan.name === firstDepartmentName
        ? firstDepartmentSize
        : weight === 0
          ? 2
          : Math.round(((total - fixed) * weight) / whole);
    const size = index === units.length - 1 ? total - given : Math.min(wanted, total - given);
    given += size;
    return { ...unit, size };
  });
}

function staffAgency(
  random: () => number,
  { domain, areaCode }: PlannedAgency,
  units: readonly StaffedUnit[],
): readonly StaffRecord[] {
  let next = 1000;
  const nextExtension = (): string => String(1000 + (next++ % 9000));
  // Where testers work nobody comes in besides: they meet the same eighteen.
  const parts = units.filter(({ plan }) => plan.parts.length === 0 && plan.name !== firstDepartmentName);
  return units.flatMap((unit) => staffOf(random, unit, { domain, areaCode, nextExtension, parts }));
}

/** Whoever starts sees those first who sit beside them. */
function firstDepartmentFirst(people: readonly StaffRecord[]): readonly StaffRecord[] {
  const isFirst = ({ departments }: StaffRecord): boolean => departments.at(-1) === firstDepartmentName;
  return [...people.filter(isFirst), ...people.filter((person) => !isFirst(person))];
}
