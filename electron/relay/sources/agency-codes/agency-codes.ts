import { directoryIdPattern, unitId, type UnitId } from '#shared/model/ids.ts';
import type { Coverage, DirectorySource, SourceItem } from '../../directory-source.ts';
import { SourceError } from '../../directory-source.ts';
import { cleanText, lengthOf, maximumTextLength } from '../text/clean-text.ts';
import type { TextEncoding } from '../text/encodings.ts';
import { openTextFile, type TextFile } from '../text/text-file.ts';

/** The 24 columns of the file of 행정표준코드, of which these are read. */
const columnCount = 24;
const column = { code: 0, fullName: 1, name: 2, order: 4, parent: 6, isAbolished: 22, former: 23 } as const;
/** Of an agency that there is. */
const active = '0';

/** What a file of agency codes turned out to be. */
export interface AgencyCodes extends DirectorySource {
  readonly encoding: TextEncoding;
}

/**
 * All units of the directory in the file of 행정표준코드: 24 columns with tabs between them, in cp949 or UTF-8. Agencies that
 * have been abolished are left out; which ones they have become is kept (이전기관코드). @throws SourceError.
 */
export async function openAgencyCodes(file: string): Promise<AgencyCodes> {
  const text = await openTextFile(file);
  const [first = ''] = text.head.split('\n');
  if (first.split('\t').length !== columnCount) throw new SourceError('header-missing', String(columnCount));
  const coverage: Coverage = { units: 'whole', people: 'changes' };
  return { encoding: text.encoding, coverage, items: () => readUnits(text) };
}

async function* readUnits(file: TextFile): AsyncIterable<SourceItem> {
  for await (const record of file.records(null)) {
    if ('problem' in record) yield { kind: 'bad', bad: record };
    else yield* readUnit(record.text.split('\t').map(cleanText), record.line);
  }
}

function* readUnit(values: readonly string[], line: number): Iterable<SourceItem> {
  const value = (which: keyof typeof column): string => values[column[which]] ?? '';
  const code = codeOf(value('code'));
  // The first line may name the columns.
  if (code === null && line === 1) return;
  if (code === null) {
    yield bad('bad-id', line);
    return;
  }
  if (values.length !== columnCount) {
    yield bad('wrong-column-count', line);
    yield { kind: 'kept-unit', id: code, line };
    return;
  }
  for (const former of value('former').split(/[ ,;]+/)) {
    const id = codeOf(former);
    if (id !== null && id !== code) yield { kind: 'successor', former: id, unit: code };
  }
  if (value('isAbolished') !== active) return;
  // Of a part whose own name is missing the whole one says it too.
  const name = value('name') === '' ? value('fullName') : value('name');
  const order = Number(value('order') === '' ? 0 : value('order'));
  const problem =
    name === ''
      ? 'name-missing'
      : lengthOf(name) > maximumTextLength
        ? 'text-too-long'
        : Number.isSafeInteger(order) && order >= 0
          ? null
          : 'bad-value';
  if (problem !== null) {
    yield bad(problem, line);
    yield { kind: 'kept-unit', id: code, line };
    return;
  }
  const parent = codeOf(value('parent'));
  yield { kind: 'unit', unit: { id: code, parent: parent === code ? null : parent, name, order, line } };
}

/** Null for none: empty, or zeros, which stand for no agency. */
function codeOf(text: string): UnitId | null {
  return directoryIdPattern.test(text) && !/^0+$/.test(text) ? unitId(text) : null;
}

function bad(
  problem: 'bad-id' | 'wrong-column-count' | 'name-missing' | 'text-too-long' | 'bad-value',
  line: number,
): SourceItem {
  return { kind: 'bad', bad: { problem, line } };
}
