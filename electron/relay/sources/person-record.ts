import { directoryIdPattern, personId, unitId, uuidPattern, type PersonId } from '#shared/model/ids.ts';
import type { Employment, Post } from '#shared/model/person.ts';
import type { RecordProblem, SourceItem } from '../directory-source.ts';
import { employmentKind } from './employment-kind.ts';
import { cleanText, cutText, isTooLong, lengthOf, maximumNameLength } from './text/clean-text.ts';
import words from './words.json' with { type: 'json' };

/** More posts than anybody holds, so that a page of people stays a page. */
const mostPosts = 30;

/** What a source can say of a person. */
export type PersonField = keyof typeof words.columns;

/** The texts of one record, as they stand in the source. */
export type PersonTexts = Readonly<Partial<Record<PersonField, string>>>;

/**
 * A person out of texts. `departments` and the departments of other posts are names from the agency down with `>` between
 * them; other posts are `departments : position` or `code : position`, with `;` between them. A duty that is too long is cut. A
 * record that cannot be read keeps what is known of its person, if it says who it is.
 */
export function toPersonItems(texts: PersonTexts, line: number): readonly SourceItem[] {
  const fields = cleanAll(texts);
  const id = fields.id ?? '';
  if (!isUsableId(id)) return [bad('bad-id', line)];
  try {
    return read(personId(id), fields, line);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [bad(error.problem, line), { kind: 'kept-person', id: personId(id), line }];
  }
}

/** Whether an id may be a person's in the directory. */
export function isUsableId(id: string): boolean {
  return directoryIdPattern.test(id) && !isStandIn(id);
}

/** Clients name accounts so of whom no directory knows the person, and take no page with such an id. */
function isStandIn(id: string): boolean {
  return id.startsWith('account-') && uuidPattern.test(id.slice('account-'.length));
}

class Unreadable extends Error {
  readonly problem: RecordProblem;

  constructor(problem: RecordProblem) {
    super(problem);
    this.problem = problem;
  }
}

function cleanAll(texts: PersonTexts): PersonTexts {
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, cleanText(text)]));
}

function read(id: PersonId, fields: PersonTexts, line: number): readonly SourceItem[] {
  const name = fields.name ?? '';
  if (name === '') throw new Unreadable('name-missing');
  if (lengthOf(name) > maximumNameLength) throw new Unreadable('name-too-long');
  const { duty = '', otherPosts = '', ...others } = fields;
  if (Object.values(others).some(isTooLong)) throw new Unreadable('text-too-long');
  const posts = postsOf(otherPosts);
  const employment = employmentOf(fields);
  const isCut = isTooLong(duty) || posts.length > mostPosts;
  const unit = fields.unit ?? '';
  const isUnitId = directoryIdPattern.test(unit);
  return [
    {
      kind: 'person',
      person: {
        id,
        name,
        rank: fields.rank ?? '',
        position: orNull(fields.position),
        unit: isUnitId ? unitId(unit) : null,
        departments: departmentPath(fields.departments ?? ''),
        duty: cutText(duty),
        extension: extensionOf(fields),
        employment,
        details: {
          grade: orNull(fields.grade),
          phone: orNull(fields.phone),
          mobile: orNull(fields.mobile),
          mail: orNull(fields.mail),
          workplace: orNull(fields.workplace),
          deputy: deputyOf(fields.deputy ?? ''),
          otherPosts: posts.slice(0, mostPosts),
        },
        line,
      },
    },
    ...(isCut ? [bad('text-cut', line)] : []),
    ...(employment === null ? [bad('unknown-employment', line)] : []),
    ...(unit !== '' && !isUnitId ? [bad('unknown-unit', line)] : []),
  ];
}

function bad(problem: RecordProblem, line: number): SourceItem {
  return { kind: 'bad', bad: { problem, line } };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** The last four digits of the telephone where no extension is said. */
function extensionOf({ extension = '', phone = '' }: PersonTexts): string {
  return extension === '' ? (/\d{4}$/.exec(phone)?.[0] ?? '') : extension;
}

/** Null for a word that nobody knows. */
function employmentOf({ employment = '', until = '', secondedTo = '' }: PersonTexts): Employment | null {
  const kind = employment === '' ? 'working' : employmentKind(employment);
  switch (kind) {
    case 'working':
    case 'retired':
      return { kind };
    case 'on-leave':
      return { kind, until: until === '' ? null : dayOf(until) };
    case 'seconded':
      return { kind, to: secondedTo };
    case null:
      return null;
  }
}

/** `2027-08-31`, also from `2027.8.31.` and `20270831`. */
function dayOf(text: string): string {
  const match = /^(\d{4})[-./ ]*(\d{1,2})[-./ ]*(\d{1,2})[. ]*$/.exec(text);
  const [, year = '', month = '', day = ''] = match ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written)
    throw new Unreadable('bad-value');
  return written;
}

function deputyOf(text: string): PersonId | null {
  if (text === '') return null;
  if (!directoryIdPattern.test(text)) throw new Unreadable('bad-value');
  return personId(text);
}

/** Names from the agency down, with `>` between them. */
export function departmentPath(text: string): readonly string[] {
  return text
    .split('>')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function postsOf(text: string): readonly Post[] {
  return text
    .split(';')
    .map((post) => post.trim())
    .filter((post) => post !== '')
    .map((post) => {
      const end = post.lastIndexOf(':');
      if (end < 0) throw new Unreadable('bad-value');
      // Each by itself: together those of somebody who holds several are long.
      if (isTooLong(post)) throw new Unreadable('text-too-long');
      const place = post.slice(0, end).trim();
      return {
        // Whether there is such a code is known where all units are.
        unit: directoryIdPattern.test(place) ? unitId(place) : null,
        departments: departmentPath(place),
        position: post.slice(end + 1).trim(),
      };
    });
}
