const noStrings: readonly unknown[] = [null, true, 0, 7.5, [], ['a'], {}, { length: 3 }, new Date(0)];

/** What is no text of this many characters. */
export function noWords(least: number, most: number): readonly unknown[] {
  return [...noStrings, ...(least > 0 ? ['a'.repeat(least - 1)] : []), 'a'.repeat(most + 1)];
}

/** Ids that would be something else to a file system, a database or a shell. */
const hostile = [
  '../../etc/passwd',
  "' OR 1=1 --",
  'a/b',
  'a b',
  'a\n',
  '\u0000',
  '\uD800',
  '가나다',
  'a:b:c',
];

export const noConversations: readonly unknown[] = [
  ...noWords(1, 80),
  ...hostile,
  'p-0001',
  'direct:',
  ':p-0001',
  'Direct:p-0001',
  'direct:p-0001\n',
  "direct:' OR 1=1 --",
  'direct:../p-0001',
  `direct:${'a'.repeat(65)}`,
];

export const noPersons: readonly unknown[] = [...noWords(1, 64), ...hostile, 'direct:p-0001'];

export const noHex128: readonly unknown[] = [
  ...noWords(1, 32),
  ...hostile,
  'a'.repeat(31),
  'A'.repeat(32),
  'g'.repeat(32),
  `${'a'.repeat(32)}\n`,
  '01234567-89ab-cdef-0123-456789abcdef',
];

export const noDigits: readonly unknown[] = [
  ...noWords(1, 60),
  '0'.repeat(59),
  'a'.repeat(60),
  '\uFF10'.repeat(60),
  `${'0'.repeat(29)} ${'0'.repeat(30)}`,
];

/** 64 KB of UTF-8: by letters, and by syllables of three bytes. */
export const noTexts: readonly unknown[] = [...noWords(1, 65_536), '가'.repeat(21_846)];
export const noDrafts: readonly unknown[] = [...noWords(0, 200_000), '가'.repeat(200_001)];
export const noQueries: readonly unknown[] = [...noWords(0, 100), '가'.repeat(101)];

const noNumbers: readonly unknown[] = [null, true, '1', '', [], [1], {}, new Date(0), Number.NaN];
const noWhole: readonly unknown[] = [-1, 0.5, 1e308, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

export const noPageLimits: readonly unknown[] = [...noNumbers, ...noWhole, 0, 201, 1.000_001];
export const noTimes: readonly unknown[] = [...noNumbers, ...noWhole, 2 ** 53];

export const noBooleans: readonly unknown[] = [null, 0, 1, '', 'true', 'false', [], [true], {}];

/** What names no room: 60 characters at most. */
export const noNames: readonly unknown[] = [...noWords(0, 60), '가'.repeat(61)];
/** What is no list of people: one at least, and no more than a room takes beside oneself. */
export const noPeople: readonly unknown[] = [
  ...[null, true, 0, '', 'p-0001', {}, { length: 1 }, []],
  ...noPersons.map((person) => [person]),
  Array.from({ length: 1_000 }, () => 'p-0001'),
];
/** What is no list of messages. */
export const noMessageLists: readonly unknown[] = [
  ...[null, true, 0, '', '0'.repeat(32), {}, { length: 1 }],
  ...noHex128.map((message) => [message]),
  Array.from({ length: 201 }, () => '0'.repeat(32)),
];
export const noRules: readonly unknown[] = [
  ...[null, true, 0, '', 'managers', [], {}],
  { write: 'everybody' },
  { write: 'everybody', invite: 'nobody' },
  { write: 'everybody', invite: 'managers', read: 'managers' },
];

/** Whom a text names: 50 at most, each a stretch of two characters or more. */
export const noMentions: readonly unknown[] = [
  null,
  'p-0001',
  {},
  [null],
  [{ start: 0, length: 3 }],
  [{ start: -1, length: 3, person: null }],
  [{ start: 0, length: 1, person: null }],
  [{ start: 0.5, length: 3, person: null }],
  [{ start: 0, length: 3, person: '../p-0001' }],
  [{ start: 0, length: 3, person: null, name: 'a' }],
  Array.from({ length: 51 }, (_, index) => ({ start: index * 3, length: 3, person: null })),
];

export const noReactions: readonly unknown[] = [...noWords(1, 9), 'Seen', 'seen ', '좋아요', '__proto__'];
