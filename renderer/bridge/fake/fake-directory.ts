import { AppError } from '#shared/errors/app-error.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import { choseong } from '#shared/hangul/choseong.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import { unitId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type Person } from '#shared/model/person.ts';
import type { FakeWorld } from './fake-world.ts';
import { fixture } from './fixture.ts';

type Directory = {
  readonly [Name in RequestName<'directory'>]: (
    input: RequestInput<'directory', Name>,
  ) => RequestOutput<'directory', Name>;
};

interface FakeUnit {
  readonly id: UnitId;
  readonly parent: UnitId | null;
  readonly path: readonly string[];
}

/** The `directory` domain over the fake world; its units are the departments of its people. */
export function createFakeDirectory({ people }: FakeWorld, self: () => PersonId | null): Directory {
  const units = unitsOf(people);
  const found = (person: Person) => ({ person, reachable: !fixture.unreachable.includes(person.id) });
  const isIn = (person: Person, path: readonly string[]): boolean =>
    path.every((name, level) => person.departments[level] === name);
  const unitOf = (id: UnitId): FakeUnit => required(units.find((unit) => unit.id === id));
  const namesOf = (id: UnitId): readonly FakeUnit[] =>
    units.filter(({ path }) => path.every((name, level) => unitOf(id).path[level] === name));
  const own = (): Person | undefined => people.find(({ id }) => id === self());

  return {
    search({ query, scope, limit }) {
      const words = queryWords(query);
      const matches = (text: string): boolean =>
        words.every((forms) => forms.some((form) => text.includes(form) || choseong(text).includes(form)));
      const [agency] = own()?.departments ?? [];
      const within = people
        .filter(({ id }) => id !== self())
        .filter(({ departments }) => scope === 'everybody' || departments[0] === agency)
        .filter(({ departments }) => scope !== 'unit' || departments.at(-1) === own()?.departments.at(-1))
        .filter((person) => matches(JSON.stringify(person)));
      const named = query === '' ? [] : units.filter(({ path }) => matches(path.at(-1) ?? ''));
      return {
        people: within.slice(0, limit).map(found),
        more: within.length > limit,
        units: named.slice(0, 10).map(({ id, path }) => ({ id, path: [...path] })),
      };
    },
    state: () => ({ receiving: null, indexing: 'no', refused: false }),
    units: ({ parent }) => ({
      units: units
        .filter((unit) => unit.parent === parent)
        .map(({ id, path }) => ({
          id,
          parent,
          name: path.at(-1) ?? '',
          people: people.filter((person) => isIn(person, path)).length,
          hasParts: units.some((unit) => unit.parent === id),
        })),
    }),
    unitPath({ unit }) {
      const path = own()?.departments ?? [];
      const wanted = unit ?? units.find((one) => one.path.join('/') === path.join('/'))?.id ?? null;
      if (wanted === null) return { path: [] };
      return { path: namesOf(wanted).map(({ id, path: names }) => ({ id, name: names.at(-1) ?? '' })) };
    },
    staff({ unit, after, limit }) {
      const { path } = unitOf(unit);
      const all = people.filter(({ departments }) => departments.join('/') === path.join('/'));
      const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
      return { people: all.slice(start, start + limit).map(found), more: all.length > start + limit };
    },
    card({ person: id }) {
      const person = required(people.find((one) => one.id === id));
      const phone = person.extension === '' ? null : `044-000-${person.extension}`;
      const details = {
        ...noDetails,
        phone,
        mail: 'demo@example.go.kr',
        workplace: 'B 512',
        otherPosts: [],
      };
      return { ...found(person), gone: false, details, deputy: null };
    },
  };
}

function unitsOf(people: readonly Person[]): readonly FakeUnit[] {
  const units = new Map<string, FakeUnit>();
  for (const { departments } of people)
    for (const [level] of departments.entries()) {
      const path = departments.slice(0, level + 1);
      const key = path.join('/');
      const parent = units.get(path.slice(0, -1).join('/'))?.id ?? null;
      if (!units.has(key)) units.set(key, { id: unitId(`u-${String(units.size + 1)}`), parent, path });
    }
  return [...units.values()];
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AppError('not-found');
  return value;
}
