import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectoryState } from '#shared/model/directory-state.ts';
import { personId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import {
  buildInThreads,
  DirectoryIndexKeeper,
  nearReader,
  ReaderThread,
  type DirectoryPlace,
  type DirectoryQuery,
} from '#core/directory/index.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const script = new URL('../../../electron/core/directory/worker.ts', import.meta.url);
const size = { people: 2_500, units: 300, seed: 5 };
const units = nationalUnits(size);
/** One in nine has another post, anywhere. */
const people: readonly DirectoryPerson[] = Array.from(nationalPeople(size, units), (person, index) => {
  const unit = index % 9 === 0 ? units[(index * 7) % units.length]?.id : undefined;
  const otherPosts = unit === undefined ? [] : [{ unit, departments: [], position: '간사' }];
  return { ...person, details: { ...person.details, otherPosts }, account: null };
});
const queries = [
  '',
  '김',
  '이민',
  'ㄱㅁ',
  '과장',
  '예산',
  '지원팀',
  '김 과',
  '12',
  '2 담당',
  'rla',
  '감사 주무관',
];

interface Profile {
  readonly storage: Storage;
  readonly place: DirectoryPlace;
}

function profile(): Profile {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(place);
  onTestFinished(() => {
    storage.close();
  });
  apply(storage, { units, people });
  return { storage, place };
}

function apply(storage: Storage, page: Parameters<typeof directoryPage>[0]): void {
  storage.transaction(() => {
    storage.units.applyPage(directoryPage(page));
    storage.people.applyPage(directoryPage(page));
  });
}

function asked(query: string, changes: Partial<DirectoryQuery> = {}): DirectoryQuery {
  const [self] = people;
  if (self === undefined) throw new Error('nobody there');
  const near = people.slice(40, 44).map(({ id }) => id);
  const root = units[0]?.id ?? null;
  return {
    query,
    scope: null,
    limit: 30,
    units: 5,
    self: self.id,
    unit: self.unit,
    agency: root,
    near,
    ...changes,
  };
}

/** A keeper with threads of its own, and what it has told. */
function kept({ storage, place }: Profile): {
  keeper: DirectoryIndexKeeper;
  states: DirectoryState[];
  failures: unknown[];
} {
  const [states, failures]: [DirectoryState[], unknown[]] = [[], []];
  const keeper = new DirectoryIndexKeeper({
    ...{ storage, databaseFile: place.file },
    reader: new ReaderThread(script, place),
    build: () => buildInThreads(script, place),
    onTaken: () => undefined,
    onState: (state) => states.push(state),
    onFailure: (error) => failures.push(error),
  });
  onTestFinished(() => keeper.close());
  return { keeper, states, failures };
}

function indexFiles({ place }: Profile): readonly string[] {
  return readdirSync(dirname(place.file)).filter((name) => name.endsWith('.index'));
}

/** People who move, are promoted, change their names, leave, come, or go on leave. */
function changesOf(random: () => number): Parameters<typeof directoryPage>[0] {
  const some = people.filter(() => random() < 0.1);
  const unit = (): OrgUnit => units[Math.floor(random() * units.length)] ?? units[0] ?? notThere();
  const changed = some.slice(0, -30).map((person, index): DirectoryPerson => {
    if (index % 4 === 0) return { ...person, unit: unit().id };
    if (index % 4 === 1) return { ...person, name: `${person.name.slice(0, 1)}민지` };
    if (index % 4 === 2) return { ...person, employment: { kind: 'on-leave', until: null } };
    return { ...person, id: personId(`new-${String(index)}`), duty: '예산 감사' };
  });
  return { people: changed, removed: some.slice(-30).map(({ id }) => id) };
}

function notThere(): never {
  throw new Error('not there');
}

test('an index with what has changed since answers as one of everybody', async () => {
  const changing = profile();
  const { keeper, failures } = kept(changing);
  keeper.settled();
  await eventually(() => changing.storage.indexFile.current() !== null);
  apply(changing.storage, changesOf(seededRandom(3)));
  const older = new ReaderThread(script, changing.place);
  const whole = nearReader(changing.place);
  onTestFinished(() => older.close());
  onTestFinished(() => whole.close());
  expect(await older.refresh(5_000)).toMatchObject({ indexed: 2_500, isBehind: false, lost: null });
  changing.storage.indexFile.set(null);
  expect(await whole.refresh(5_000)).toMatchObject({ indexed: 0, isBehind: false });
  for (const query of queries)
    for (const scope of [null, units[0]?.id ?? null])
      expect(await older.search(asked(query, { scope })), query).toEqual(
        await whole.search(asked(query, { scope })),
      );
  for (const { id } of units.slice(0, 60)) {
    const page = { unit: id, after: null, limit: 200 };
    expect(await older.staff(page), id).toEqual(await whole.staff(page));
  }
  const everyUnit = units.map(({ id }) => id);
  expect(await older.counts(everyUnit)).toEqual(await whole.counts(everyUnit));
  expect(failures).toEqual([]);
});

test('units that were renamed, moved or are new are found and counted as they are now', async () => {
  const changing = profile();
  const { keeper } = kept(changing);
  keeper.settled();
  await eventually(() => changing.storage.indexFile.current() !== null);
  const [agency, other] = units;
  const moved = units.find(({ parent }) => parent === agency?.id) ?? notThere();
  const renamed = { ...moved, parent: other?.id ?? null, name: '하늘바다과' };
  const isWithin = (id: UnitId | null): boolean =>
    id === moved.id || (id !== null && isWithin(units.find((unit) => unit.id === id)?.parent ?? null));
  // A backend tells of everybody whose departments, or those of another post, have other names now.
  const own = people.filter((person) => postsOf(person).some(isWithin));
  const departments = [other?.name ?? '', renamed.name];
  apply(changing.storage, { units: [renamed], people: own.map((person) => ({ ...person, departments })) });
  keeper.received(own.length, 0);
  const reader = await keeper.reader();
  const search = async (): Promise<readonly UnitId[]> =>
    (await reader.search(asked('하늘바다'))).units.map(({ id }) => id);
  await eventually(async () => (await search()).includes(moved.id));
  const [before = 0, after = 0] = await reader.counts([agency?.id ?? moved.id, other?.id ?? moved.id]);
  const all = units.map((unit) => (unit.id === moved.id ? renamed : unit));
  expect([before, after]).toEqual([agency, other].map((root) => below(root?.id, all).length));
});

test('whoever has another post is listed and counted with both units, and found in either', async () => {
  const reader = nearReader(profile().place);
  onTestFinished(() => reader.close());
  await reader.refresh(5_000);
  const everyUnit = units.map(({ id }) => id);
  expect(await reader.counts(everyUnit)).toEqual(everyUnit.map((unit) => below(unit, units).length));
  const withPosts = people.filter(({ details }) => details.otherPosts.length > 0);
  const [somebody] = withPosts;
  const unit = somebody?.details.otherPosts[0]?.unit;
  if (somebody === undefined || unit === null || unit === undefined) throw new Error('nobody there');
  for (const id of new Set(withPosts.flatMap(({ details }) => details.otherPosts.map((post) => post.unit)))) {
    if (id === null) continue;
    const listed = (await reader.staff({ unit: id, after: null, limit: 200 })).map(({ person }) => person);
    const expected = people.filter((person) => postsOf(person).includes(id)).map((person) => person.id);
    expect(listed.map((person) => person.id).toSorted()).toEqual(expected.toSorted());
    const places = listed.map(
      ({ unit: own, employment: { kind } }) =>
        Number(kind === 'on-leave' || kind === 'retired') * 2 + Number(own !== id),
    );
    expect(places).toEqual(places.toSorted());
    // By pages, nobody twice.
    const second = await reader.staff({ unit: id, after: listed[0]?.id ?? null, limit: 200 });
    expect(second.map(({ person }) => person.id)).toEqual(listed.slice(1).map((person) => person.id));
  }
  for (const scope of [unit, somebody.unit])
    expect(
      (await reader.search(asked(somebody.name, { scope, limit: 200, self: personId('nobody') }))).people,
    ).toContainEqual({ person: expect.objectContaining({ id: somebody.id }) as unknown, reachable: false });
});

test.each(['an index', 'no index'])(
  'with %s a list by pages goes on where somebody stood who has gone or moved since',
  async (what) => {
    const changing = profile();
    if (what === 'an index') {
      const { keeper } = kept(changing);
      keeper.settled();
      await eventually(() => changing.storage.indexFile.current() !== null);
      await keeper.close();
    }
    const reader = nearReader(changing.place);
    onTestFinished(() => reader.close());
    await reader.refresh(5_000);
    const { id: unit } = units.toSorted((one, other) => staffed(other.id) - staffed(one.id))[0] ?? notThere();
    const idsAfter = async (after: PersonId | null): Promise<readonly PersonId[]> =>
      (await reader.staff({ unit, after, limit: 200 })).map(({ person }) => person.id);
    const all = await idsAfter(null);
    expect(all.length).toBeGreaterThan(5);
    for (const [place, id] of all.entries()) {
      // Among them the last ones, who are away or here for another post.
      if (place % 4 !== 0 && place < all.length - 3) continue;
      const record = people.find((one) => one.id === id) ?? notThere();
      apply(changing.storage, { removed: [id] });
      await reader.refresh(5_000);
      expect(await idsAfter(id), `removed from place ${String(place)}`).toEqual(all.slice(place + 1));
      if (record.unit === unit) {
        const elsewhere = units.find((one) => one.id !== unit) ?? notThere();
        const moved = { ...record, unit: elsewhere.id, details: { ...record.details, otherPosts: [] } };
        apply(changing.storage, { people: [moved] });
        await reader.refresh(5_000);
        expect(await idsAfter(id), `moved from place ${String(place)}`).toEqual(all.slice(place + 1));
      }
      apply(changing.storage, { people: [record] });
      await reader.refresh(5_000);
    }
    expect(await idsAfter(null)).toEqual(all);
  },
);

function staffed(unit: UnitId): number {
  return people.filter((person) => postsOf(person).includes(unit)).length;
}

/** Who has a post in a unit or below it. */
function below(root: UnitId | undefined, all: readonly OrgUnit[]): readonly DirectoryPerson[] {
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: UnitId | null): boolean =>
    id === root || (id !== null && isBelow(parents.get(id) ?? null));
  return people.filter((person) => postsOf(person).some(isBelow));
}

function postsOf({ unit, details }: DirectoryPerson): readonly (UnitId | null)[] {
  return [unit, ...details.otherPosts.map((post) => post.unit)];
}

test('a damaged index is built anew, with a word about it, and people are found meanwhile', async () => {
  const damaged = profile();
  const first = kept(damaged);
  first.keeper.settled();
  await eventually(() => damaged.storage.indexFile.current() !== null);
  await first.keeper.close();
  const [name = ''] = indexFiles(damaged);
  const file = join(dirname(damaged.place.file), name);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(file, bytes);
  const { keeper, states } = kept(damaged);
  expect((await (await keeper.reader()).search(asked('김'))).people).toHaveLength(30);
  await eventually(() => states.some(({ indexing }) => indexing === 'rebuilding'));
  await eventually(() => keeper.state.indexing === 'no');
  expect(indexFiles(damaged)).not.toEqual([name]);
  expect(indexFiles(damaged)).toHaveLength(1);
  expect((await (await keeper.reader()).search(asked('김'))).people).toHaveLength(30);
});

test('what is received is found while more is to come, and says how much', async () => {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(place);
  onTestFinished(() => {
    storage.close();
  });
  const { keeper, states } = kept({ storage, place });
  apply(storage, { units, people: people.slice(0, 1_000) });
  keeper.received(1_000, 1_500);
  expect(keeper.state.receiving).toEqual({ people: 1_000, of: 2_500 });
  const reader = await keeper.reader();
  await eventually(async () => (await reader.search(asked('김'))).people.length === 30);
  expect(indexFiles({ storage, place })).toEqual([]);
  apply(storage, { people: people.slice(1_000) });
  keeper.received(2_500, 0);
  keeper.settled();
  await eventually(() => indexFiles({ storage, place }).length === 1);
  await eventually(async () => (await reader.refresh(0)).changes === 0);
  expect(states.at(0)).toEqual({ receiving: { people: 1_000, of: 2_500 }, indexing: 'no', refused: false });
  expect(keeper.state.receiving).toBeNull();
});

test('a reader that dies is begun again, and whoever waits for it is told', async () => {
  const { place } = profile();
  const reader = new ReaderThread(new URL('../../support/dying-reader.ts', import.meta.url), place);
  await expect(reader.search(asked('김'))).rejects.toMatchObject({ code: 'worker-lost', retryable: true });
  await expect(reader.refresh(1)).rejects.toMatchObject({ code: 'worker-lost' });
  await reader.close();
});

test('after a reader has died, people are found as before, by the index and by what has changed since', async () => {
  const known = profile();
  const { keeper } = kept(known);
  keeper.settled();
  await eventually(() => known.storage.indexFile.current() !== null);
  apply(known.storage, { people: [{ ...(people[0] ?? notThere()), id: personId('late'), name: '뒤늦은' }] });
  const workers: Worker[] = [];
  const note = (worker: Worker): void => void workers.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  const reader = new ReaderThread(script, known.place);
  onTestFinished(() => reader.close());
  await reader.refresh(5_000);
  const before = [await reader.search(asked('김')), await reader.search(asked('뒤늦은'))];
  expect(before[1]?.people).toHaveLength(1);
  await workers.at(-1)?.terminate();
  expect([await reader.search(asked('김')), await reader.search(asked('뒤늦은'))]).toEqual(before);
});
