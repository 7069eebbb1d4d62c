import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';

/** A unit that gets a name which no other has, and whoever is told of last among those who have it in their departments then. */
export interface RenamedUnit {
  readonly unit: OrgUnit;
  /** How many people belong to it and to those below it. */
  readonly people: number;
  readonly last: { readonly id: PersonId; readonly name: string };
}

/** Of a nation the unit of some hundred people, and another one of more than can be searched beside an index. */
export function renamedUnits(
  units: readonly OrgUnit[],
  people: Iterable<StaffRecord>,
): readonly [small: RenamedUnit, large: RenamedUnit] {
  const staff = new Map<UnitId, Omit<RenamedUnit, 'unit'>>();
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  for (const { id, name, unit } of people)
    // The relay goes through people by their ids, which these come in the order of.
    for (let at = unit; at !== null; at = parents.get(at) ?? null)
      staff.set(at, { people: (staff.get(at)?.people ?? 0) + 1, last: { id, name } });
  const all = units.flatMap((unit) => {
    const found = staff.get(unit.id);
    return found === undefined ? [] : [{ unit, ...found }];
  });
  const enough = all.filter(({ people: count }) => count > many);
  const large = enough.length > 0 ? least(enough, (one) => one.people) : least(all, (one) => -one.people);
  const isApart = ({ unit }: RenamedUnit): boolean =>
    !pathOf(unit.id, parents).includes(large.unit.id) && !pathOf(large.unit.id, parents).includes(unit.id);
  const small = least(all.filter(isApart), (one) => Math.abs(one.people - some));
  return [
    { ...small, unit: { ...small.unit, name: '노을빛가온과' } },
    { ...large, unit: { ...large.unit, name: '은하수길잡이국' } },
  ];
}

/** More than `mostChanges` of `index-keeper.ts`; where no unit has so many, the largest is taken. */
const many = 5_000;
const some = 300;

function least(all: readonly RenamedUnit[], measure: (one: RenamedUnit) => number): RenamedUnit {
  const [first, ...others] = all;
  if (first === undefined) throw new RangeError('no units with people');
  return others.reduce((best, one) => (measure(one) < measure(best) ? one : best), first);
}

function pathOf(unit: UnitId, parents: ReadonlyMap<UnitId, UnitId | null>): readonly UnitId[] {
  const parent = parents.get(unit) ?? null;
  return parent === null ? [unit] : [...pathOf(parent, parents), unit];
}
