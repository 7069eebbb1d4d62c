import { SourceError } from '../../directory-source.ts';
import type { PersonField } from '../person-record.ts';
import { cleanText } from '../text/clean-text.ts';
import { splitFields } from '../text/split-fields.ts';
import words from '../words.json' with { type: 'json' };

/** Which field stands where in a file of people, and what stands between fields. */
export interface Columns {
  readonly separator: string;
  /** By place; null for a column that nobody asked for. */
  readonly fields: readonly (PersonField | null)[];
}

/** What may stand between fields. */
const separators = [',', '\t', ';'] as const;

/**
 * Reads the first line of a file of people: names of columns in Korean or English (`words.json`), in any order; those that it
 * does not know are passed over. @throws SourceError `header-missing`, `column-missing` or `column-twice`.
 */
export function readColumns(header: string): Columns {
  const separator = mostFrequent(header);
  const names = splitFields(header, separator).map((name) => cleanText(name).toLowerCase());
  const fields = names.map(
    (name) => fieldsByName.get(name.replaceAll('_', ' ')) ?? fieldsByName.get(withoutSpaces(name)) ?? null,
  );
  const known = fields.filter((field) => field !== null);
  if (known.length === 0) throw new SourceError('header-missing', '');
  for (const needed of ['id', 'name'] as const)
    if (!known.includes(needed)) throw new SourceError('column-missing', words.columns[needed].join(', '));
  const twice = known.find((field, index) => known.indexOf(field) !== index);
  if (twice !== undefined) throw new SourceError('column-twice', words.columns[twice].join(', '));
  return { separator, fields };
}

const fieldsByName: ReadonlyMap<string, PersonField> = new Map(
  Object.entries(words.columns).flatMap(([field, names]) =>
    names.map((name) => [name, field as PersonField] as const),
  ),
);

function withoutSpaces(name: string): string {
  return name.replaceAll(' ', '');
}

function mostFrequent(header: string): string {
  const count = (separator: string): number => header.split(separator).length;
  return separators.reduce<string>((best, one) => (count(one) > count(best) ? one : best), ',');
}
