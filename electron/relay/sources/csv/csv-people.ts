import { SourceError, type Coverage, type DirectorySource, type SourceItem } from '../../directory-source.ts';
import { departmentPath, toPersonItems, type PersonField } from '../person-record.ts';
import { cleanText, lengthOf, maximumTextLength } from '../text/clean-text.ts';
import type { TextEncoding } from '../text/encodings.ts';
import { splitFields } from '../text/split-fields.ts';
import { openTextFile, type TextFile } from '../text/text-file.ts';
import { readColumns, type Columns } from './columns.ts';
import { PathUnits } from './path-units.ts';

/** What a file of people turned out to be. */
export interface CsvPeople extends DirectorySource {
  readonly encoding: TextEncoding;
}

/**
 * All people of the directory in a CSV file with a header. Without codes of units, and unless units come from elsewhere
 * (`unitsElsewhere`), the names in `departments` are the units.
 * @throws SourceError.
 */
export async function openCsvPeople(file: string, unitsElsewhere: boolean): Promise<CsvPeople> {
  const text = await openTextFile(file);
  const columns = readColumns(/^[^\r\n]*/.exec(text.head)?.[0] ?? '');
  const has = (field: PersonField): boolean => columns.fields.includes(field);
  const namesUnits = !unitsElsewhere && has('departments') && !has('unit');
  const coverage: Coverage = { units: namesUnits ? 'whole' : 'changes', people: 'whole' };
  return {
    encoding: text.encoding,
    coverage,
    items: () => readPeople(text, columns, namesUnits ? new PathUnits() : null),
  };
}

async function* readPeople(
  file: TextFile,
  { separator, fields }: Columns,
  units: PathUnits | null,
): AsyncIterable<SourceItem> {
  let isHeader = true;
  for await (const record of file.records([separator.charCodeAt(0)])) {
    if ('problem' in record) {
      if (isHeader) throw new SourceError('header-missing', '');
      yield { kind: 'bad', bad: record };
    } else if (!isHeader) yield* readPerson(splitFields(record.text, separator), fields, record.line, units);
    isHeader = false;
  }
}

function* readPerson(
  values: readonly string[],
  fields: Columns['fields'],
  line: number,
  units: PathUnits | null,
): Iterable<SourceItem> {
  const texts = Object.fromEntries(
    fields.flatMap((field, index) => (field === null ? [] : [[field, values[index] ?? '']])),
  ) as Partial<Record<PersonField, string>>;
  // With a column too many or too few even the id may stand elsewhere: nobody is removed then.
  if (values.length !== fields.length) {
    yield { kind: 'bad', bad: { problem: 'wrong-column-count', line } };
    return;
  }
  const items = toPersonItems(texts, line);
  if (units === null) {
    yield* items;
    return;
  }
  // Also of a line that cannot be read otherwise: whoever it means stays as they are, and so does their unit.
  const path = departmentPath(cleanText(texts.departments ?? ''));
  const { unit, fresh } = units.enter(
    path.filter((name) => lengthOf(name) <= maximumTextLength),
    line,
  );
  for (const one of fresh) yield { kind: 'unit', unit: one };
  for (const item of items)
    yield item.kind === 'person' ? { kind: 'person', person: { ...item.person, unit } } : item;
}
