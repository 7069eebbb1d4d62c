import { beforeAll, describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownBytes } from '#shared/model/bytes.ts';
import { personId, unitId, type UnitId } from '#shared/model/ids.ts';
import type { LocalAccount } from '#core/storage/index.ts';
import { DirectoryIndexKeeper, DirectoryService, nearReader } from '#core/directory/index.ts';
import { openStorage } from '#core/storage/index.ts';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { directoryPage } from '#tests/support/directory-page.ts';

const agency = demoAgency(3_000);
const { people, units } = agency.directory();
const [self, colleague] = people;
if (self === undefined || colleague === undefined) throw new Error('nobody there');

let directory: DirectoryService;
/** For somebody of whom nobody says where they belong. */
let ofNowhere: DirectoryService;
const nowhere = {
  ...self,
  id: personId('nowhere'),
  name: '홍무적',
  unit: null,
  departments: [],
  account: null,
};

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'narae-directory-'));
  const place = { file: join(folder, 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(place);
  storage.transaction(() => {
    storage.units.applyPage(directoryPage({ units }));
    storage.people.applyPage(
      directoryPage({ people: people.map((person) => ({ ...person, account: null })) }),
    );
    storage.people.put(nowhere);
  });
  const index = new DirectoryIndexKeeper({
    ...{ storage, databaseFile: place.file, reader: nearReader(place), build: null },
    onState: () => undefined,
    onTaken: () => undefined,
    onFailure: () => undefined,
  });
  directory = new DirectoryService(storage, index, () => ({ person: self.id }) as LocalAccount);
  ofNowhere = new DirectoryService(storage, index, () => ({ person: nowhere.id }) as LocalAccount);
  return async () => {
    await index.close();
    storage.close();
    rmSync(folder, { recursive: true });
  };
});

async function found(
  query: string,
  scope: 'everybody' | 'agency' | 'unit' = 'everybody',
): Promise<readonly string[]> {
  return (await directory.search({ query, scope, limit: 50 })).people.map(({ person }) => person.id);
}

describe('finding people', () => {
  test.each([
    ['name', colleague.name],
    ['a part of the name', colleague.name.slice(1)],
    ['initials', 'ㅂㅈㄱ'],
    ['name typed on the Latin keyboard', 'qkrworb'],
    ['extension', colleague.extension],
    ['telephone without hyphens', (colleague.details.phone ?? '').replaceAll('-', '')],
    ['mail', colleague.details.mail ?? ''],
    ['name and department in any order', `공공서비스혁신과 ${colleague.name}`],
    ['duty and rank', `${colleague.duty} ${colleague.rank}`],
  ])('by %s', async (_what, query) => {
    expect((await found(query))[0]).toBe(colleague.id);
  });

  test('one is not among them, and the own department comes first', async () => {
    const all = await found('');
    expect(all).not.toContain(self.id);
    expect(all[0]).toBe(colleague.id);
    expect(all.slice(0, 17).every((id) => id.startsWith(`${self.unit ?? ''}-`))).toBe(true);
    expect(await found('아무도없는이름')).toEqual([]);
  });

  test('within the own agency or department where that is wanted', async () => {
    const inUnit = await found('', 'unit');
    expect(inUnit).toHaveLength(17);
    const inAgency = new Set((await found('김', 'agency')).map((id) => id.slice(0, 'demo-1'.length)));
    expect(inAgency).toEqual(new Set(['demo-1']));
  });

  test('within the own agency or department is nobody where that is not known', async () => {
    const search = (scope: 'everybody' | 'agency' | 'unit') =>
      ofNowhere.search({ query: '김', scope, limit: 50 });
    expect((await search('everybody')).people).toHaveLength(50);
    for (const scope of ['agency', 'unit'] as const)
      expect(await search(scope)).toEqual({ people: [], more: false, units: [] });
  });

  test('whoever is away comes last', async () => {
    const away = people.find(({ employment }) => employment.kind === 'on-leave');
    if (away === undefined) throw new Error('nobody is away');
    const inUnit = (await directory.staff({ unit: away.unit ?? unitId('none'), limit: 200 })).people;
    const states = inUnit.map(({ person }) => person.employment.kind === 'working');
    expect(states).toEqual(states.toSorted((one, other) => Number(other) - Number(one)));
  });

  test('units are found by their names, with their path', async () => {
    const { units: hits } = await directory.search({ query: '예산담당', scope: 'everybody', limit: 10 });
    expect(hits[0]?.path).toEqual(['공공혁신부', '기획조정실', '정책기획관', '예산담당관실']);
    const byInitials = await directory.search({ query: 'ㅇㅅㄷㄷㄱㅅ', scope: 'everybody', limit: 10 });
    expect(byInitials.units[0]?.id).toBe(hits[0]?.id);
  });

  test('says when there are more', async () => {
    expect((await directory.search({ query: '김', scope: 'everybody', limit: 3 })).more).toBe(true);
    expect((await directory.search({ query: colleague.extension, scope: 'agency', limit: 3 })).more).toBe(
      false,
    );
  });
});

test('whoever has no name in the directory keeps nobody else from it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'narae-directory-')), 'narae.db');
  const storage = openStorage({ file, key: ownBytes(randomBytes(32)) });
  storage.people.put({ ...colleague, name: ' ', account: null });
  expect(storage.people.get(colleague.id).name).toBe('?');
  storage.close();
  rmSync(dirname(file), { recursive: true });
});

describe('the tree', () => {
  test('counts everybody below, and opens level by level', async () => {
    const { units: agencies } = await directory.units({ parent: null });
    expect(agencies.map(({ name, people: count }) => [name, count])).toEqual([
      ['공공혁신부', 1_284],
      ['재정기획부', 1_052],
      ['국토기반부', 664],
    ]);
    const [own] = agencies;
    const parts = (await directory.units({ parent: own?.id ?? null })).units;
    expect(parts.map(({ name }) => name)).toContain('정부혁신실');
    // Whoever holds a post in another part is counted in each, and once above them.
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const isBelow = (id: UnitId | null, part: UnitId): boolean =>
      id !== null && (id === part || isBelow(byId.get(id)?.parent ?? null, part));
    for (const { id, people: count } of parts)
      expect(count).toBe(
        people.filter(({ unit, details }) =>
          [unit, ...details.otherPosts.map((post) => post.unit)].some((at) => isBelow(at, id)),
        ).length,
      );
    const heads = (await directory.staff({ unit: own?.id ?? unitId('none'), limit: 10 })).people;
    expect(heads[0]?.person.position).toBe('장관');
    const inParts = parts.reduce((sum, { people: count }) => sum + count, heads.length);
    expect(inParts).toBeGreaterThan(own?.people ?? Infinity);
    expect((await directory.units({ parent: unitId('nowhere') })).units).toEqual([]);
  });

  test('leads to the own department', async () => {
    const { path } = await directory.unitPath({ unit: null });
    expect(path.map(({ name }) => name)).toEqual(self.departments);
    await expect(directory.unitPath({ unit: unitId('nowhere') })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('a unit shows its people by pages, its head first, each once', async () => {
    const unit = self.unit ?? unitId('none');
    const first = await directory.staff({ unit, limit: 10 });
    const after = first.people.at(-1)?.person.id;
    if (after === undefined) throw new Error('an empty page');
    const second = await directory.staff({ unit, after, limit: 10 });
    expect([first.more, second.more]).toEqual([true, false]);
    const ids = [...first.people, ...second.people].map(({ person }) => person.id);
    expect(new Set(ids).size).toBe(18);
    expect(first.people[0]?.person.position).toBe('과장');
  });

  test('a card shows what the agency discloses, and who acts for somebody who is away', async () => {
    const away = people.find(({ employment }) => employment.kind === 'on-leave');
    const card = await directory.card({ person: away?.id ?? self.id });
    expect(card.details.mobile).toBeNull();
    expect(card.details.phone).toMatch(/-000-/);
    expect(card.deputy?.id).toBe(away?.details.deputy);
    expect(card.deputy?.departments).toEqual(away?.departments);
  });
});
