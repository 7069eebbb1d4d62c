import { choseong } from '#shared/hangul/choseong.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';

/** What a person is found and ordered by. */
export interface PersonKeys {
  /** In lower case and NFC: words as they are, digits without hyphens, and the initials of name, department and duty. */
  readonly search: string;
  /** Where somebody stands in a list of their unit: heads first, then by rank. Smaller is earlier. */
  readonly seniority: number;
}

/** The keys of a person, made when they are stored: a search only compares. */
export function personKeys(person: StaffRecord): PersonKeys {
  const { name, rank, position, departments, duty, extension, details } = person;
  const { phone, mail } = details;
  const search = searchable([
    ...[name, rank, position ?? '', ...departments, duty, extension, mail ?? ''],
    ...(phone === null ? [] : [phone, phone.replaceAll('-', '')]),
    ...[choseong(name), ...departments.map(choseong), choseong(duty)],
  ]);
  return { search, seniority: seniorityOf(person) };
}

/** What a unit is found by. */
export function unitSearchText({ name }: OrgUnit): string {
  return searchable([name, choseong(name)]);
}

/** 직급 from the highest; what is not listed stands below. */
// eslint-disable-next-line narae/no-user-visible-literals -- data of the agencies, compared and never shown.
const ranks = ['고위공무원', '부이사관', '서기관', '사무관', '주무관'];

function seniorityOf({ rank, position }: StaffRecord): number {
  const place = ranks.indexOf(rank);
  return (place === -1 ? ranks.length : place) * 2 + (position === null ? 1 : 0);
}

function searchable(parts: readonly string[]): string {
  return parts.join('\n').normalize('NFC').toLowerCase();
}
