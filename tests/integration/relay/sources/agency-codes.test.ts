import { expect, test } from 'vitest';
import { openAgencyCodes } from '#relay/sources/agency-codes/agency-codes.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import type { ImportReport } from '#relay/sources/import-directory.ts';
import { joinedSources } from '#relay/sources/joined-sources.ts';
import { agencyCodeFile, agencyCodeLine, type AgencyLine } from '#tests/support/agency-code-lines.ts';
import { cp949 } from '#tests/support/cp949.ts';
import { ImportedDirectory } from '#tests/support/imported-directory.ts';

const agencies: readonly AgencyLine[] = [
  { code: '9000000', name: '가온부', parent: '9000000' },
  { code: '9000100', name: '기획조정실', parent: '9000000', order: 1 },
  { code: '9000110', name: '예산과', parent: '9000100', order: 2 },
  { code: '9000120', name: '법무과', parent: '9000100', order: 3 },
  { code: '9000130', name: '옛 과', parent: '9000100', abolished: true },
];
const people = [
  'id,name,unit',
  ...Array.from({ length: 30 }, (_, index) => `p${String(index)},사람,${index < 15 ? '9000110' : '9000120'}`),
].join('\n');

async function take(
  directory: ImportedDirectory,
  units: readonly AgencyLine[],
  csv: string | null,
  confirmRemovals = false,
): Promise<ImportReport> {
  const codes = await openAgencyCodes(directory.file('units.txt', agencyCodeFile(units)));
  const sources =
    csv === null ? [codes] : [codes, await openCsvPeople(directory.file('people.csv', csv), true)];
  return directory.import(joinedSources(sources), { confirmRemovals });
}

test('active agencies are units with their codes, and people sit in them', async () => {
  const directory = new ImportedDirectory();
  expect((await take(directory, agencies, people)).problems).toEqual([]);
  const { units, people: staff } = directory.page();
  expect(units).toEqual([
    { id: '9000000', parent: null, name: '가온부', order: 1 },
    { id: '9000100', parent: '9000000', name: '기획조정실', order: 1 },
    { id: '9000110', parent: '9000100', name: '예산과', order: 2 },
    { id: '9000120', parent: '9000100', name: '법무과', order: 3 },
  ]);
  expect(staff[0]).toMatchObject({ unit: '9000110', departments: ['가온부', '기획조정실', '예산과'] });
});

test('a header and UTF-8 are fine, lines that are none are reported, and what they mean stays', async () => {
  const directory = new ImportedDirectory();
  await take(directory, agencies, null);
  const header = agencyCodeLine({ code: '기관코드', name: '최하위기관명' });
  const lines = [
    header,
    ...agencies.slice(0, 3).map(agencyCodeLine),
    '9000120\t법무과\n',
    agencyCodeLine({ code: '90001/2', name: '다른 과' }),
    agencyCodeLine({ code: '9000140', name: '' }),
  ];
  const codes = await openAgencyCodes(directory.file('units.txt', Buffer.from(lines.join(''))));
  expect(codes.encoding).toBe('utf-8');
  const report = await directory.import(codes, {});
  expect(report).toMatchObject({
    outcome: 'unchanged',
    problems: [
      { problem: 'wrong-column-count', lines: [5] },
      { problem: 'bad-id', lines: [6] },
      { problem: 'name-missing', lines: [7] },
    ],
  });
  const csv = directory.file('people.csv', cp949('사번,성명\n'));
  await expect(openAgencyCodes(csv)).rejects.toMatchObject({ failure: 'header-missing' });
});

test('an agency that is renamed and gets another code, one that is merged and one that is moved keep their people', async () => {
  const directory = new ImportedDirectory();
  await take(directory, agencies, people);
  const { token } = directory.page();
  const reorganised: readonly AgencyLine[] = [
    { code: '9100000', name: '나래부', parent: '', former: '9000000' },
    { code: '9100100', name: '혁신실', parent: '9100000', former: '9000100' },
    // Two become one, the second one over a code that was itself abolished meanwhile.
    { code: '9100110', name: '재정법무과', parent: '9100100', former: '9000110 9000125' },
    { code: '9000125', name: '송무과', parent: '9000100', former: '9000120', abolished: true },
    ...agencies.map((agency) => ({ ...agency, abolished: true })),
  ];
  // Only the file of units is new: people are named with their old codes, or not at all.
  const report = await take(directory, reorganised, null);
  expect(report).toMatchObject({
    outcome: 'applied',
    difference: {
      units: { added: 3, changed: 0, removed: 0, succeeded: 4 },
      people: { added: 0, changed: 30, removed: 0 },
    },
    problems: [],
  });
  const { people: staff, removedUnits, removed } = directory.page(token);
  expect(removed).toEqual([]);
  expect(removedUnits).toHaveLength(4);
  expect(new Set(staff.map(({ id }) => id))).toEqual(
    new Set(Array.from({ length: 30 }, (_, index) => `p${String(index)}`)),
  );
  expect(new Set(staff.map(({ unit, departments }) => [unit, ...departments].join()))).toEqual(
    new Set(['9100110,나래부,혁신실,재정법무과']),
  );
  const before = directory.state();
  expect((await take(directory, reorganised, people)).outcome).toBe('unchanged');
  // What has become of an old code is remembered.
  const csv = await openCsvPeople(directory.file('people.csv', people), true);
  expect(await directory.import(csv, {})).toMatchObject({ outcome: 'unchanged', problems: [] });
  expect(directory.state()).toBe(before);
});

test('a new name changes the departments of everybody below, and nobody else', async () => {
  const directory = new ImportedDirectory();
  await take(directory, agencies, people);
  const renamed = agencies.map((agency) =>
    agency.code === '9000110' ? { ...agency, name: '재정과' } : agency,
  );
  const { token } = directory.page();
  await take(directory, renamed, null);
  const { units, people: staff } = directory.page(token);
  expect(units.map(({ id, name }) => [id, name])).toEqual([['9000110', '재정과']]);
  expect(staff).toHaveLength(15);
  expect(staff[0]?.departments).toEqual(['가온부', '기획조정실', '재정과']);
});

test('codes that succeed each other in a circle lead nowhere, and end', async () => {
  const directory = new ImportedDirectory();
  await take(directory, agencies, people);
  const circle: readonly AgencyLine[] = [
    ...agencies.slice(0, 2),
    { code: '9000110', name: '예산과', parent: '9000100', abolished: true, former: '9000120' },
    { code: '9000120', name: '법무과', parent: '9000100', abolished: true, former: '9000110' },
  ];
  const report = await take(directory, circle, null, true);
  expect(report).toMatchObject({
    difference: { units: { removed: 2, succeeded: 0 }, people: { changed: 30, removed: 0 } },
    problems: [{ problem: 'unknown-unit', count: 30 }],
  });
  expect(directory.page().people[0]).toMatchObject({
    unit: null,
    departments: ['가온부', '기획조정실', '예산과'],
  });
});
