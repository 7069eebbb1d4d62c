import { describe, expect, test } from 'vitest';
import { RecordSplitter, type RawRecord } from '#relay/sources/text/record-splitter.ts';
import { splitFields } from '#relay/sources/text/split-fields.ts';

const comma = [0x2c];

function split(text: string, size: number, separators: readonly number[] | null = comma): readonly unknown[] {
  const splitter = new RecordSplitter(separators);
  const bytes = Buffer.from(text);
  const records: RawRecord[] = [];
  for (let at = 0; at < bytes.length; at += size)
    records.push(...splitter.push(bytes.subarray(at, at + size)));
  records.push(...splitter.end());
  return records.map((record) =>
    'problem' in record ? [record.line, record.problem] : [record.line, record.bytes.toString()],
  );
}

const long = 'x'.repeat(70_000);

describe.each([1, 2, 7, 64_000, 1_000_000])('in pieces of %i bytes', (size) => {
  test.each<[string, string, readonly unknown[]]>([
    [
      'lines',
      'a,b\nc,d\r\ne',
      [
        [1, 'a,b'],
        [2, 'c,d'],
        [3, 'e'],
      ],
    ],
    [
      'a quoted line end',
      'a,"b\nc",d\ne',
      [
        [1, 'a,"b\nc",d'],
        [3, 'e'],
      ],
    ],
    [
      'doubled quotes',
      '"a""\n""b"\nc',
      [
        [1, '"a""\n""b"'],
        [3, 'c'],
      ],
    ],
    [
      'a quote inside a plain field',
      'a,5" disk\nc,d',
      [
        [1, 'a,5" disk'],
        [2, 'c,d'],
      ],
    ],
    [
      'a quote that closes in a field of a later line',
      'a,"b\nc,"d",e\nf',
      [
        [1, 'quote-not-closed'],
        [2, 'c,"d",e'],
        [3, 'f'],
      ],
    ],
    [
      'a quote that never closes',
      'a,"b\nc\nd',
      [
        [1, 'quote-not-closed'],
        [2, 'c'],
        [3, 'd'],
      ],
    ],
    [
      'a quote that is open at the end',
      'a\nb,"c',
      [
        [1, 'a'],
        [2, 'quote-not-closed'],
      ],
    ],
    [
      'a long line',
      `a\n${long}\nb`,
      [
        [1, 'a'],
        [2, 'line-too-long'],
        [3, 'b'],
      ],
    ],
    [
      'a long line at the end',
      `a\n${long}`,
      [
        [1, 'a'],
        [2, 'line-too-long'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_what, text, expected) => {
    // A byte at a time over a long line is looked at again and again: one size is enough.
    if (text.length > 1_000 && size < 64_000) return;
    expect(split(text, size)).toEqual(expected);
  });

  test('quotes mean nothing where there is no separator for them', () => {
    expect(split('a\t"b\nc', size, null)).toEqual([
      [1, 'a\t"b'],
      [2, 'c'],
    ]);
  });
});

test.each([
  ['a,b,', ['a', 'b', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""yes""","",x', ['say "yes"', '', 'x']],
  ['""', ['']],
  ['"a" b,c', ['a b', 'c']],
])('the fields of %s', (record, fields) => {
  expect(splitFields(record, ',')).toEqual(fields);
});
