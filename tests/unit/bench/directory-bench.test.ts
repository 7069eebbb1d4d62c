import { expect, it } from 'vitest';
import { personId, unitId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import { renamedUnits } from '#tests/bench/directory/renamed-units.ts';
import { typedKeys } from '#tests/bench/directory/typed-keys.ts';

const units: readonly OrgUnit[] = [
  { id: unitId('large'), parent: null, name: '가온부', order: 0 },
  { id: unitId('within'), parent: unitId('large'), name: '나래과', order: 1 },
  { id: unitId('some'), parent: null, name: '다솜청', order: 2 },
  { id: unitId('few'), parent: null, name: '라온청', order: 3 },
];

function* staff(unit: UnitId, count: number): Generator<StaffRecord> {
  for (let one = 0; one < count; one++)
    yield {
      ...{ id: personId(`${unit}-${String(one)}`), name: '김민수', rank: '', position: null, unit, duty: '' },
      ...{ departments: ['가온부', '나래과'], extension: '1234', employment: { kind: 'working' } },
      details: noDetails,
    };
}

it('renames a unit of some hundred people, and one of more than are searched beside an index', () => {
  const people = [
    ...staff(unitId('large'), 5_000),
    ...staff(unitId('within'), 300),
    ...staff(unitId('some'), 250),
    ...staff(unitId('few'), 10),
  ];
  const [small, large] = renamedUnits(units, people);
  // What lies within the other one would be renamed with it.
  expect([small.unit.id, small.people, small.last.id]).toEqual(['some', 250, 'some-249']);
  expect([large.unit.id, large.people, large.last.id]).toEqual(['large', 5_300, 'within-299']);
});

it('renames the largest unit where none has so many people', () => {
  const people = [...staff(unitId('some'), 40), ...staff(unitId('few'), 30)];
  expect(renamedUnits(units, people).map(({ unit }) => unit.id)).toEqual(['few', 'some']);
});

it('types names, units and extensions key by key, and what is sought after each', () => {
  const keys = typedKeys([...staff(unitId('some'), 1)], 'mail');
  const typed = Array.from({ length: 14 }, () => keys.next().value as string);
  const words = ['김 김민 김민수 mail', '나 나래 나래과 mail', '1 12 123 1234 mail', '김'];
  expect(typed.join(' ')).toBe(words.join(' '));
});
