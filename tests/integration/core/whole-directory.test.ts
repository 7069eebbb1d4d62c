import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { personId, unitId } from '#shared/model/ids.ts';
import { noDetails, type StaffRecord } from '#shared/model/person.ts';
import { DirectoryRows, openStorage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';
import { wholeSource } from '#tests/support/whole-source.ts';

const unit = { id: unitId('u'), parent: null, name: '가온부', order: 0 };

function somebody(id: string, changes: Partial<StaffRecord> = {}): StaffRecord {
  return staffRecord({ id: personId(id), name: `이름 ${id}`, unit: unit.id, ...changes });
}

test('a relay that was set back is compared with as a whole, though it has come further meanwhile', async () => {
  const people = ['a', 'b', 'c'].map((id) => somebody(id));
  const relay = await TestRelay.start({ agency: agencyOf('가온부', people, [unit]) });
  const core = await TestCore.enrolled(relay, personId('a'));
  const listed = async (): Promise<readonly string[]> => {
    const answer = await core.services.directory.staff({ unit: unit.id, limit: 100 });
    return answer.people.map(({ person }) => person.name).sort();
  };
  await eventually(async () => (await listed()).length === 3);
  const { folder } = relay.options;
  const backup = join(temporaryFolder(), 'backup');
  await relay.stop();
  cpSync(folder, backup, { recursive: true });
  await relay.start();
  // What comes of this is lost with the relay: somebody who comes, one who leaves, and one with another name.
  await relay.importDirectory(
    wholeSource([unit], [somebody('a'), somebody('b', { name: '이름 x' }), somebody('lost')]),
  );
  await eventually(async () => (await listed()).join() === '이름 a,이름 lost,이름 x');

  await relay.stop();
  rmSync(folder, { recursive: true });
  cpSync(backup, folder, { recursive: true });
  // Nobody is connected before it has made more changes than were lost.
  const others = ['d', 'e', 'f', 'g', 'h'].map((id) => somebody(id));
  await core.close();
  await relay.start();
  await relay.importDirectory(wholeSource([unit], [...people, ...others]));
  await core.reopen();
  const everybody = [...people, ...others].map(({ name }) => name).sort();
  await eventually(async () => (await listed()).join() === everybody.join());
  expect(await listed()).toEqual(everybody);
});

test('nobody is gone while everybody comes again, and at the end only who has not come', () => {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const apply = (page: Parameters<typeof directoryPage>[0]): void => {
    const storage = openStorage(place);
    storage.transaction(() => {
      storage.units.applyPage(directoryPage(page));
      storage.people.applyPage(directoryPage(page));
    });
    storage.close();
  };
  const state = (): unknown => {
    const rows = new DirectoryRows(place.file, place.key);
    const listed = [[...rows.everybody()].map(({ person }) => person.id), rows.units().map(({ id }) => id)];
    rows.close();
    return listed;
  };
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ ...somebody(id), account: null }));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('nobody');
  const other = { ...unit, id: unitId('v') };
  apply({ units: [unit, other], people: [a, b, c], begins: true });
  expect(state()).toEqual([
    ['a', 'b', 'c'],
    ['u', 'v'],
  ]);
  // Each in a storage of its own: it was cut off after every page, and begun anew once.
  apply({ people: [c], begins: true, more: true });
  apply({ units: [unit], begins: true, more: true, token: '2' });
  apply({ people: [a], more: true, token: '3' });
  expect(state()).toEqual([
    ['a', 'b', 'c'],
    ['u', 'v'],
  ]);
  apply({ people: [d], token: '4' });
  expect(state()).toEqual([['a', 'd'], ['u']]);
  // A change after it is a change only.
  apply({ people: [{ ...a, name: '새 이름' }], token: '5' });
  expect(state()).toEqual([['a', 'd'], ['u']]);
});

test('other posts of before are known by their names, and stay so until the directory says more', () => {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const former = openDatabase({
    ...place,
    migrations: coreMigrations.filter(({ version }) => version < 100),
  });
  const put = former.prepare('INSERT INTO people (person, content, details) VALUES (?, ?, ?)');
  const posts = [
    { departments: ['가온부', '추진단'], position: '간사' },
    { departments: [], position: '위원' },
  ];
  for (const [id, otherPosts] of [
    ['several', posts],
    ['none', []],
  ] as const) {
    const { details, ...content } = somebody(id);
    put.run(id, JSON.stringify(content), JSON.stringify({ ...details, otherPosts }));
  }
  former.close();
  const storage = openStorage(place);
  expect(storage.people.get(personId('several')).details.otherPosts).toEqual(
    posts.map((post) => ({ ...post, unit: null })),
  );
  expect(storage.people.get(personId('none')).details).toEqual(noDetails);
  storage.close();
});

test('what lies here is shown to nobody who has left; what one has written stays, and so does the directory for who is back', async () => {
  const people = ['a', 'b'].map((id) => somebody(id));
  const relay = await TestRelay.start({ agency: agencyOf('가온부', people, [unit]) });
  const [a, b] = await Promise.all(people.map(({ id }) => TestCore.enrolled(relay, id)));
  if (a === undefined || b === undefined) throw new Error('nobody');
  const { id } = await a.conversationWith(personId('b'));
  await a.send(id, '남는 글');
  const { directory } = a.services;
  const asked = (): readonly Promise<unknown>[] => [
    directory.search({ query: '이름', scope: 'everybody', limit: 10 }),
    directory.units({ parent: null }),
    directory.unitPath({ unit: null }),
    directory.staff({ unit: unit.id, limit: 10 }),
    directory.card({ person: personId('b') }),
  ];
  const isRefused = async (): Promise<boolean> => (await directory.state({})).refused;
  await relay.importDirectory(wholeSource([unit], people.slice(1)));
  await eventually(isRefused);
  const told = a.events.filter(({ name }) => name === 'stateChanged').map(({ payload }) => payload);
  expect(told.at(-1)).toMatchObject({ refused: true });
  for (const answer of asked()) await expect(answer).rejects.toThrow('not-serving');
  expect(await a.messages(id)).toMatchObject([{ text: '남는 글' }]);
  expect(await a.conversations()).toMatchObject([{ id }]);

  // Without a relay that could say it again.
  await relay.stop();
  await a.reopen();
  await expect(a.services.directory.search({ query: '이름', scope: 'everybody', limit: 10 })).rejects.toThrow(
    'not-serving',
  );
  await relay.start();
  await relay.importDirectory(wholeSource([unit], people));
  await eventually(async () => !(await a.services.directory.state({})).refused);
  const { people: found } = await a.services.directory.search({ query: 'b', scope: 'everybody', limit: 10 });
  expect(found).toMatchObject([{ person: { id: 'b' } }]);
});
