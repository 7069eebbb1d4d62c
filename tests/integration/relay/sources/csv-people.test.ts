import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { cp949 } from '#tests/support/cp949.ts';
import { ImportedDirectory } from '#tests/support/imported-directory.ts';

const header = '사번,성명,직급,직위,소속,담당업무,전화번호,휴대전화,재직상태,휴직종료일,파견처,겸직';
const rows = [
  'a1,김가온,주무관,,가온부 > 기획실 > 예산과,예산 총괄,044-000-1234,010-0000-0001,재직,,,',
  'a2,남궁민수,사무관,과장,가온부 > 기획실 > 예산과,"과 업무, ""총괄""",044-000-1235,,휴직,2027.8.31.,,',
  'a3,Anna Kim 김,주무관,,가온부 > 기획실,파견,044-000-1236,,파견,,나루시,가온부 > 상황실 : 반장; 가온부 : 위원',
  'a4,이,주무관,,가온부,,,,퇴직,,,',
];
const text = [header, ...rows, ''].join('\r\n');

test.each([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['cp949', cp949(text), 'cp949'],
  ['decomposed syllables', Buffer.from(text.normalize('NFD')), 'utf-8'],
  [
    'line ends without returns, and none at the end',
    Buffer.from(text.replaceAll('\r', '').trimEnd()),
    'utf-8',
  ],
])('a file of people in %s', async (_what, content, encoding) => {
  const directory = new ImportedDirectory();
  const source = await openCsvPeople(directory.file('people.csv', content), false);
  expect(source.encoding).toBe(encoding);
  const report = await directory.import(source);
  expect(report).toMatchObject({ outcome: 'applied', problems: [] });
  const { units, people } = directory.page();
  expect(units.map(({ name, parent }) => [name, parent === null])).toEqual([
    ['가온부', true],
    ['기획실', false],
    ['예산과', false],
  ]);
  expect(people).toMatchObject([
    {
      ...{ id: 'a1', name: '김가온', rank: '주무관', position: null, unit: units[2]?.id },
      departments: ['가온부', '기획실', '예산과'],
      ...{ duty: '예산 총괄', extension: '1234', employment: { kind: 'working' } },
      details: { phone: '044-000-1234', mobile: '010-0000-0001', mail: null, otherPosts: [] },
    },
    { name: '남궁민수', duty: '과 업무, "총괄"', employment: { kind: 'on-leave', until: '2027-08-31' } },
    {
      ...{ name: 'Anna Kim 김', departments: ['가온부', '기획실'] },
      employment: { kind: 'seconded', to: '나루시' },
      details: {
        otherPosts: [
          { departments: ['가온부', '상황실'], position: '반장' },
          { departments: ['가온부'], position: '위원' },
        ],
      },
    },
    { name: '이', departments: ['가온부'], employment: { kind: 'retired' } },
  ]);
});

test('columns have English names too, in any order, and those that nobody knows are passed over', async () => {
  const directory = new ImportedDirectory();
  await directory.csv('e_mail;Mobile;NAME;shoe size;id\nx@a.example;010;Kim;43;a1\n');
  expect(directory.page().people).toMatchObject([
    { id: 'a1', name: 'Kim', details: { mobile: '010', mail: null } },
  ]);
});

test.each([
  ['no header', 'a1,김가온\na2,이나래\n', 'header-missing'],
  ['no column of ids', '성명,직급\n김가온,주무관\n', 'column-missing'],
  ['a column twice', '사번,id,성명\na1,a1,김가온\n', 'column-twice'],
  ['UTF-16', Buffer.from('사번,성명\n', 'utf16le'), 'encoding-unknown'],
  [
    'bytes that are no text',
    Buffer.concat([Buffer.from('id,name'), Buffer.from([0xff, 0xfe, 0xff, 0x0a])]),
    'encoding-unknown',
  ],
  ['nothing', '', 'header-missing'],
])('%s is said, and changes nothing', async (_what, content, failure) => {
  const directory = new ImportedDirectory();
  await directory.csv(text);
  const before = directory.state();
  await expect(directory.csv(content)).rejects.toMatchObject({ failure });
  expect(directory.state()).toBe(before);
  await expect(openCsvPeople('/nowhere/people.csv', false)).rejects.toMatchObject({
    failure: 'file-unreadable',
  });
});

test('bad lines are left out with their number and reason, and who they mean stays as they were', async () => {
  const directory = new ImportedDirectory();
  const forty = '가'.repeat(40);
  await directory.csv('id,name,employment,until,deputy\na1,하나,,,\na2,둘,,,\na3,셋,,,\n');
  const report = await directory.csv(
    [
      'id,name,employment,until,deputy',
      'a1,하나하나,,,', // 2: fine
      'a2,,,,', // 3: no name; stays
      'a3,셋셋,졸고 있음,,', // 4: a state that is none; all but that is taken
      `b1,${forty},,,`, // 5: the longest name
      `b2,${forty}가,,,`, // 6: too long, and new: not there
      'b/3,이름,,,', // 7: no id
      'b4,넷', // 8: columns missing
      'a1,다른 하나,,,', // 9: twice
      'b5,"다섯,,,', // 10: a quote that nobody closes
      'b6,여섯,휴직,2027-02-30,', // 11: a day that is none
      `b7,"일곱\n째",,,`, // 12 and 13: a name over two lines is one line
      '', // 14
      'b8,ㅎㅏㄴ,,,a b', // 15: a deputy that is no id
      'account-11111111-2222-3333-4444-555555555555,열여섯,,,', // 16: what clients call somebody unknown
      'b9,de la Cruz-김 O’Neil,,,a1',
    ].join('\n'),
  );
  expect(report.problems).toEqual([
    { problem: 'name-missing', count: 1, lines: [3] },
    { problem: 'unknown-employment', count: 1, lines: [4] },
    { problem: 'name-too-long', count: 1, lines: [6] },
    { problem: 'bad-id', count: 2, lines: [7, 16] },
    { problem: 'wrong-column-count', count: 1, lines: [8] },
    { problem: 'duplicate-id', count: 1, lines: [9] },
    { problem: 'quote-not-closed', count: 1, lines: [10] },
    { problem: 'bad-value', count: 2, lines: [11, 15] },
  ]);
  const { people } = directory.page();
  expect(Object.fromEntries(people.map(({ id, name }) => [id, name]))).toEqual({
    ...{ a1: '하나하나', a2: '둘', a3: '셋셋', b1: forty, b7: '일곱 째', b9: 'de la Cruz-김 O’Neil' },
  });
});

test('a word for an employment that nobody knows leaves it as it was, and somebody new is there, at work', async () => {
  const directory = new ImportedDirectory();
  const header = 'id,name,employment,until\n';
  await directory.csv(`${header}a1,하나,휴직,2027-08-31\na2,둘,퇴직,\n`);
  const report = await directory.csv(`${header}a1,하나나,졸고 있음,\na2,둘,졸고 있음,\na3,셋,졸고 있음,\n`);
  expect(report).toMatchObject({
    outcome: 'applied',
    difference: { people: { added: 1, changed: 1 } },
    problems: [{ problem: 'unknown-employment', count: 3, lines: [2, 3, 4] }],
  });
  expect(directory.page().people).toMatchObject([
    { id: 'a2', employment: { kind: 'retired' } },
    { id: 'a1', name: '하나나', employment: { kind: 'on-leave', until: '2027-08-31' } },
    { id: 'a3', employment: { kind: 'working' } },
  ]);
});

test.each([
  ['육아휴직', 'on-leave'],
  ['휴직(질병)', 'on-leave'],
  ['유학 휴직 중', 'on-leave'],
  ['On leave', 'on-leave'],
  ['직위해제', 'on-leave'],
  ['정직', 'on-leave'],
  ['공로연수', 'on-leave'],
  ['국외파견', 'seconded'],
  ['파견중', 'seconded'],
  ['명예퇴직', 'retired'],
  ['의원면직', 'retired'],
  ['재직 중', 'working'],
  ['Active', 'working'],
])('whoever is %s is %s', async (word, kind) => {
  const directory = new ImportedDirectory();
  expect((await directory.csv(`id,name,employment\na1,하나,${word}\n`)).problems).toEqual([]);
  expect(directory.page().people).toMatchObject([{ employment: { kind } }]);
});

test('a duty is cut in whole characters, other posts may be long together, and of many the first ones stay', async () => {
  const directory = new ImportedDirectory();
  const family = '👨‍👩‍👧';
  const post = `가온부 > ${'나'.repeat(90)} : 위원`;
  const report = await directory.csv(
    [
      'id,name,duty,other posts',
      `a1,하나,${'가'.repeat(300)},`,
      `a2,둘,${'가'.repeat(298)}${family},`,
      `a3,셋,${'𠀀'.repeat(300)},`,
      `a4,넷,,${Array(5).fill(post).join(';')}`,
      `a5,다섯,,${Array(31).fill('가온부 : 위원').join(';')}`,
      `a6,여섯,,가온부 : ${'위'.repeat(300)}`,
    ].join('\n'),
  );
  expect(report.problems).toEqual([
    { problem: 'text-cut', count: 2, lines: [3, 6] },
    { problem: 'text-too-long', count: 1, lines: [7] },
  ]);
  const { people } = directory.page();
  expect(people.map(({ id, duty, details }) => [id, [...duty].length, details.otherPosts.length])).toEqual([
    ['a1', 300, 0],
    ['a2', 298, 0],
    ['a3', 300, 0],
    ['a4', 0, 5],
    ['a5', 0, 30],
  ]);
});

test('nobody is lost by a line that can be read but for a value, nor their unit with them', async () => {
  const directory = new ImportedDirectory();
  const all = Array.from(
    { length: 40 },
    (_, index) => `p${String(index)},직원,주무관,가온부 > ${String(index)}과,재직`,
  );
  const first = ['사번,성명,직급,소속,재직상태', ...all];
  await directory.csv(first.join('\n'));
  const before = directory.state();
  const wrong = (line: string): string => first.map((one) => (one.startsWith('p7,') ? line : one)).join('\n');
  const report = await directory.csv(wrong('p7,,주무관,가온부 > 7과,재직'), {});
  expect(report).toMatchObject({
    outcome: 'unchanged',
    isHeldBack: false,
    problems: [{ problem: 'name-missing' }],
  });
  expect(directory.state()).toBe(before);
});

test.each([
  ['a column too many', 'p7,직원,주무관,"가온부 > 7과",재직,'],
  ['a column too few', 'p7,직원,주무관,재직'],
  ['an id that a table has shortened', '1.23E+11,직원,주무관,가온부 > 7과,재직'],
])(
  'while there is a line with %s nobody and no unit is removed, and the report says so',
  async (_what, line) => {
    const directory = new ImportedDirectory();
    const all = Array.from(
      { length: 40 },
      (_, index) => `p${String(index)},직원,주무관,가온부 > ${String(index)}과,재직`,
    );
    const header = '사번,성명,직급,소속,재직상태';
    await directory.csv([header, ...all].join('\n'));
    const changed = all.map((one) =>
      one.startsWith('p7,') ? line : one.startsWith('p8,') ? one.replace('주무관', '사무관') : one,
    );
    const report = await directory.csv([header, ...changed].join('\n'), {});
    expect(report).toMatchObject({
      outcome: 'applied',
      isHeldBack: true,
      difference: { units: { removed: 0 }, people: { changed: 1, removed: 0 } },
    });
    const gone = changed.filter((one) => one !== line);
    expect(await directory.csv([header, ...gone].join('\n'), {})).toMatchObject({
      outcome: 'applied',
      isHeldBack: false,
      difference: { units: { removed: 1 }, people: { removed: 1 } },
    });
  },
);

test('bytes that are no letters in one line are that line’s, and so is a line of 50 MB, which is never held', async () => {
  const directory = new ImportedDirectory();
  const chunk = Buffer.alloc(2 ** 20, 0x41);
  const content = Buffer.concat([
    cp949('사번,성명\na1,하나\n'),
    Buffer.from([0x61, 0x32, 0x2c, 0xff, 0xff, 0x0a]),
    Buffer.from('a3,"'),
    ...Array.from({ length: 50 }, () => chunk),
    cp949('\na4,넷\n'),
  ]);
  const source = await openCsvPeople(directory.file('people.csv', content), false);
  const before = heldBytes();
  let [most, turns] = [0, 0];
  const watching = setInterval(() => {
    // To collect garbage takes as long as to read a good part of the line.
    if (++turns % 20 === 0) most = Math.max(most, heldBytes() - before);
  }, 1);
  onTestFinished(() => {
    clearInterval(watching);
  });
  const report = await directory.import(source);
  expect(report.problems).toEqual([
    { problem: 'undecodable', count: 1, lines: [3] },
    { problem: 'line-too-long', count: 1, lines: [4] },
  ]);
  expect(directory.page().people.map(({ id, name }) => [id, name])).toEqual([
    ['a1', '하나'],
    ['a4', '넷'],
  ]);
  expect(turns).toBeGreaterThan(20);
  // Half of the line: some pieces are under way, and what was collected is given back a little later.
  expect(most).toBeLessThan(25 * 2 ** 20);
});

/** The bytes of all buffers that somebody holds: what is garbage is collected first. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers;
}
