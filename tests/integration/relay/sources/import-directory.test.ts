import { expect, test } from 'vitest';
import { personId, unitId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type Post } from '#shared/model/person.ts';
import type { Coverage, DirectorySource, SourceItem } from '#relay/directory-source.ts';
import { SourceError } from '#relay/directory-source.ts';
import { ImportedDirectory } from '#tests/support/imported-directory.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

const whole: Coverage = { units: 'whole', people: 'whole' };

function sourceOf(items: readonly SourceItem[], coverage: Coverage = whole): DirectorySource {
  return {
    coverage,
    items: async function* () {
      yield* items;
    },
  };
}

function unit(id: string, parent: string | null, name = `${id} 과`, line = 1): SourceItem {
  const parentId = parent === null ? null : unitId(parent);
  return { kind: 'unit', unit: { id: unitId(id), parent: parentId, name, order: 0, line } };
}

function person(
  id: string,
  in_: string | null,
  { posts, ...changes }: { readonly name?: string; readonly posts?: readonly Post[] } = {},
  line = 1,
): SourceItem {
  const staff = staffRecord({
    id: personId(id),
    unit: in_ === null ? null : unitId(in_),
    departments: [],
    details: { ...noDetails, otherPosts: posts ?? [] },
    ...changes,
  });
  return { kind: 'person', person: { ...staff, line } };
}

function people(count: number, in_: string): readonly SourceItem[] {
  return Array.from({ length: count }, (_, index) => person(`p${String(index)}`, in_));
}

/** Ends in the middle. */
function brokenSource(in_: string): DirectorySource {
  return {
    coverage: whole,
    items: async function* () {
      yield* people(2_500, in_);
      throw new SourceError('server-unreachable', 'x');
    },
  };
}

const tree = [
  unit('top', null, '가온부'),
  unit('bureau', 'top', '기획실'),
  unit('section', 'bureau', '예산과'),
];

test('what is unchanged costs no change number, and what has changed is all there is to fetch', async () => {
  const directory = new ImportedDirectory();
  const first = await directory.import(sourceOf([...tree, ...people(50, 'section')]));
  expect(first).toMatchObject({
    outcome: 'applied',
    difference: { units: { added: 3, present: 0 }, people: { added: 50, changed: 0, removed: 0 } },
  });
  const { token } = directory.page();
  const before = directory.state();
  const again = await directory.import(sourceOf([...tree, ...people(50, 'section')]), {});
  expect(again.outcome).toBe('unchanged');
  expect(directory.state()).toBe(before);
  const [, ...others] = people(50, 'section');
  const changed = await directory.import(
    sourceOf([
      ...tree,
      ...others.slice(1),
      person('p1', 'section', { name: '새 이름' }),
      person('new', 'bureau'),
    ]),
    {},
  );
  expect(changed).toMatchObject({
    outcome: 'applied',
    difference: {
      units: { added: 0, changed: 0, removed: 0 },
      people: {
        added: 1,
        changed: 1,
        removed: 1,
        present: 50,
        first: { added: ['new'], changed: ['p1'], removed: ['p0'] },
      },
    },
  });
  expect(directory.page(token)).toMatchObject({
    units: [],
    people: [
      { id: 'p1', name: '새 이름' },
      { id: 'new', departments: ['가온부', '기획실'] },
    ],
    removed: ['p0'],
  });
  expect(directory.staged()).toBe(0);
});

test('other posts are in units by their code or their names, and follow a reorganisation', async () => {
  const directory = new ImportedDirectory();
  const post = (unit_: string | null, departments: readonly string[]): Post => ({
    ...{ unit: unit_ === null ? null : unitId(unit_), departments, position: '간사' },
  });
  const holder = person('p1', 'bureau', {
    posts: [
      post('section', ['section']),
      post(null, ['가온부', '기획실', '예산과']),
      post(null, ['가온부', '기획실', '같은 과']),
      post('elsewhere', ['elsewhere']),
    ],
  });
  const twins = [unit('twin1', 'bureau', '같은 과'), unit('twin2', 'bureau', '같은 과')];
  await directory.import(sourceOf([...tree, ...twins, holder, person('p2', 'section')]));
  const posts = (): readonly Post[] => directory.control.person(personId('p1')).details.otherPosts;
  const section = post('section', ['가온부', '기획실', '예산과']);
  const unknown = [post(null, ['가온부', '기획실', '같은 과']), post(null, ['elsewhere'])];
  expect(posts()).toEqual([section, section, ...unknown]);
  // What is told again is no change.
  const { token } = directory.page();
  await directory.import(sourceOf([...tree, ...twins, holder, person('p2', 'section')]));
  expect(directory.page(token).people).toEqual([]);
  // People who change alone are put into the units that are there.
  const changes: Coverage = { units: 'changes', people: 'changes' };
  await directory.import(
    sourceOf([person('p3', 'bureau', { posts: [post(null, ['가온부', '기획실'])] })], changes),
  );
  expect(directory.control.person(personId('p3')).details.otherPosts).toEqual([
    post('bureau', ['가온부', '기획실']),
  ]);
  // Units alone are told: the section is another one now, in another bureau.
  await directory.import(
    sourceOf(
      [
        unit('top', null, '나래부'),
        unit('bureau', 'top', '기획실'),
        unit('new', 'top', '재정과'),
        { kind: 'successor', former: unitId('section'), unit: unitId('new') },
      ],
      { units: 'whole', people: 'changes' },
    ),
  );
  const moved = post('new', ['나래부', '재정과']);
  expect(posts()).toEqual([moved, moved, ...unknown]);
});

test('a dry run says what would change, and changes nothing', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(50, 'section')]));
  const before = directory.state();
  const report = await directory.import(sourceOf([unit('top', null, '다른부'), ...people(20, 'top')]), {
    dryRun: true,
  });
  expect(report).toMatchObject({
    outcome: 'dry-run',
    difference: {
      units: { changed: 1, removed: 2, first: { removed: ['bureau', 'section'] } },
      people: { added: 0, changed: 20, removed: 30, first: { changed: ['p0', 'p1', 'p2', 'p3', 'p4'] } },
    },
  });
  expect(directory.state()).toBe(before);
  expect(directory.staged()).toBe(0);
});

test('in a small directory a few may go without a word, as long as half of it stays', async () => {
  const directory = new ImportedDirectory();
  const all = people(12, 'section');
  await directory.import(sourceOf([...tree, ...all]));
  expect(await directory.import(sourceOf([...tree, ...all.slice(3)]), {})).toMatchObject({
    outcome: 'applied',
  });
  expect(await directory.import(sourceOf([...tree, ...all.slice(7)]), {})).toMatchObject({
    outcome: 'refused',
  });
  const [top, ...others] = tree;
  if (top === undefined) throw new Error('no tree');
  expect(await directory.import(sourceOf([top, ...others.slice(0, 1), ...all.slice(3)]), {})).toMatchObject({
    outcome: 'applied',
    difference: { units: { removed: 1 } },
  });
});

test('people whose source knows the names of departments only are in the unit to which these lead', async () => {
  const directory = new ImportedDirectory();
  const named = (id: string, departments: readonly string[]): SourceItem => {
    const staff = staffRecord({ id: personId(id), unit: null, departments: [...departments] });
    return { kind: 'person', person: { ...staff, line: 7 } };
  };
  const items = [
    named('p1', ['가온부', '기획실', '예산과']),
    named('p2', ['가온부', '없는 과']),
    named('p3', []),
  ];
  const report = await directory.import(sourceOf([...tree, ...items]));
  expect(report.problems).toEqual([{ problem: 'unknown-unit', count: 1, lines: [7] }]);
  expect(directory.page().people.map(({ unit: own }) => own)).toEqual(['section', null, null]);
  // Also where people alone are told, and a unit has another name since.
  const changes: Coverage = { units: 'changes', people: 'changes' };
  await directory.import(sourceOf([unit('section', 'bureau', '새 예산과')], changes));
  const departments = ['가온부', '기획실', '새 예산과'];
  await directory.import(sourceOf([named('p4', departments)], changes));
  const last = directory.page().people.find(({ id }) => id === 'p4');
  expect(last).toMatchObject({ unit: 'section', departments });
  // Without any units nobody is missing one.
  expect((await new ImportedDirectory().import(sourceOf([named('p1', ['가온부'])]))).problems).toEqual([]);
});

test('more removals than the set share need a word', async () => {
  const directory = new ImportedDirectory();
  const all = people(100, 'section');
  await directory.import(sourceOf([...tree, ...all]));
  const before = directory.state();
  const fewer = (count: number): DirectorySource => sourceOf([...tree, ...all.slice(count)]);
  expect(await directory.import(fewer(6), {})).toMatchObject({
    outcome: 'refused',
    difference: { people: { removed: 6 } },
  });
  expect(directory.state()).toBe(before);
  expect(await directory.import(sourceOf([]), {})).toMatchObject({ outcome: 'refused' });
  expect(await directory.import(sourceOf([unit('top', null), ...people(100, 'top')]), {})).toMatchObject({
    outcome: 'refused',
    difference: { units: { removed: 2 } },
  });
  expect(directory.state()).toBe(before);
  expect(await directory.import(fewer(5), {})).toMatchObject({ outcome: 'applied' });
  expect(await directory.import(fewer(20), { maximumRemovedShare: 0.2 })).toMatchObject({
    outcome: 'applied',
  });
  expect(await directory.import(sourceOf([]), { confirmRemovals: true })).toMatchObject({
    outcome: 'applied',
  });
  expect(directory.page().people).toEqual([]);
});

test('a source that breaks off leaves everything as it was, and the next import begins anew', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(10, 'section')]));
  const before = directory.state();
  await expect(directory.import(brokenSource('section'))).rejects.toMatchObject({
    failure: 'server-unreachable',
  });
  expect(directory.state()).toBe(before);
  expect(directory.staged()).toBe(0);
  // Staged by an import that was killed.
  directory.intake.stage(people(30, 'section'), () => undefined);
  expect(await directory.import(sourceOf([...tree, ...people(10, 'section')]), {})).toMatchObject({
    outcome: 'unchanged',
  });
});

test('a failure in the middle of applying takes everything back', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(10, 'section')]));
  const before = directory.state();
  directory.database.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON main.directory_edition BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  await expect(directory.import(sourceOf([...tree, ...people(20, 'section')]))).rejects.toThrow('full');
  expect(directory.state()).toBe(before);
});

test('parents that are missing, cycles and units that nobody knows are mended the same way in any order, and reported', async () => {
  const items = [
    unit('orphan', 'nowhere', '외톨이', 11),
    unit('b', 'a', '나', 12),
    unit('a', 'c', '가', 13),
    unit('c', 'b', '다', 14),
    unit('below', 'c', '아래', 15),
    unit('self', 'self', '스스로', 16),
    person('p1', 'below', {}, 17),
    person('p2', 'unknown', {}, 18),
    person('p2', 'a', {}, 19),
  ];
  const problems = [
    { problem: 'duplicate-id', count: 1, lines: [19] },
    { problem: 'missing-parent', count: 1, lines: [11] },
    { problem: 'cycle', count: 2, lines: [13, 16] },
    { problem: 'unknown-unit', count: 1, lines: [18] },
  ];
  const [one, other] = [new ImportedDirectory(), new ImportedDirectory()];
  expect((await one.import(sourceOf(items))).problems).toEqual(problems);
  const reversed = [...items.slice(0, 7).reverse(), ...items.slice(7)];
  expect(
    (await other.import(sourceOf(reversed))).problems.map(({ problem, count }) => ({ problem, count })),
  ).toEqual(problems.map(({ problem, count }) => ({ problem, count })));
  for (const directory of [one, other]) {
    const { units, people: staff } = directory.page();
    expect(Object.fromEntries(units.map(({ id, parent }) => [id, parent]))).toEqual({
      ...{ orphan: null, a: null, b: 'a', c: 'b', below: 'c', self: null },
    });
    expect(staff.find(({ id }) => id === 'p1')?.departments).toEqual(['가', '나', '다', '아래']);
    expect(staff.find(({ id }) => id === 'p2')).toMatchObject({ unit: null, departments: [] });
  }
});

test('imports into a relay that serves come one after the other', async () => {
  const relay = await TestRelay.start();
  const outcomes = await Promise.allSettled([
    relay.importDirectory(sourceOf([...tree, ...people(1_500, 'section')])),
    relay.importDirectory(sourceOf([...tree, ...people(1_501, 'section')])),
    relay.importDirectory(brokenSource('section')),
    relay.importDirectory(sourceOf([...tree, ...people(1_502, 'section')])),
  ]);
  expect(
    outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.difference.people.added : null,
    ),
  ).toEqual([1_500, 1, null, 1]);
});

test('people who change while no unit does get the names above their unit, by a former code too', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(5, 'section')]));
  const moved = [
    ...tree.slice(0, 2),
    unit('new-section', 'bureau', '예산총괄과'),
    { kind: 'successor', former: unitId('section'), unit: unitId('new-section') } as const,
    ...people(5, 'section'),
  ];
  await directory.import(sourceOf(moved), { confirmRemovals: true });
  const { token } = directory.page();
  const changes: Coverage = { units: 'changes', people: 'changes' };
  const report = await directory.import(
    sourceOf(
      [person('p1', 'section', { name: '김새롬' }), person('p2', 'bureau'), person('p3', 'nowhere')],
      changes,
    ),
  );
  expect(report).toMatchObject({
    difference: {
      units: { added: 0, changed: 0, removed: 0, present: 3 },
      people: { changed: 3, present: 5 },
    },
    problems: [{ problem: 'unknown-unit' }],
  });
  expect(directory.page(token).people).toMatchObject([
    { id: 'p1', name: '김새롬', unit: 'new-section', departments: ['가온부', '기획실', '예산총괄과'] },
    { id: 'p2', unit: 'bureau', departments: ['가온부', '기획실'] },
    { id: 'p3', unit: null, departments: [] },
  ]);
});

test('a source of changes leaves the rest alone, and those whom it says are gone go', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(40, 'section')]));
  const { token } = directory.page();
  const gone: SourceItem = { kind: 'gone-person', id: personId('p3') satisfies PersonId, line: 0 };
  const changes: Coverage = { units: 'changes', people: 'changes' };
  const report = await directory.import(
    sourceOf([person('p1', 'bureau'), person('new', null), gone], changes),
    {},
  );
  expect(report).toMatchObject({
    outcome: 'applied',
    difference: { people: { added: 1, changed: 1, removed: 1 } },
  });
  expect(directory.page(token)).toMatchObject({ people: [{ id: 'p1' }, { id: 'new' }], removed: ['p3'] });
  const renamed = await directory.import(sourceOf([unit('bureau', 'top', '기획조정실')], changes), {});
  expect(renamed.difference.people.changed).toBe(39);
  expect(directory.page().people.find(({ id }) => id === 'p9')?.departments).toEqual([
    '가온부',
    '기획조정실',
    '예산과',
  ]);
  const goneUnit: SourceItem = { kind: 'gone-unit', id: unitId('section') satisfies UnitId, line: 0 };
  expect(await directory.import(sourceOf([goneUnit], changes), { confirmRemovals: true })).toMatchObject({
    difference: { units: { removed: 1 }, people: { changed: 38, removed: 0 } },
  });
});

test('nobody is removed while a line cannot be read, since it may be theirs', async () => {
  const directory = new ImportedDirectory();
  await directory.import(sourceOf([...tree, ...people(40, 'section')]));
  const bad: SourceItem = { kind: 'bad', bad: { problem: 'undecodable', line: 7 } };
  const report = await directory.import(sourceOf([...tree, ...people(39, 'section'), bad]), {
    confirmRemovals: true,
  });
  expect(report).toMatchObject({
    outcome: 'unchanged',
    difference: { people: { removed: 0, present: 40 }, units: { removed: 0 } },
    problems: [{ problem: 'undecodable', lines: [7] }],
  });
  expect(await directory.import(sourceOf([...tree, ...people(39, 'section')]), {})).toMatchObject({
    difference: { people: { removed: 1 } },
  });
});
