import type { StaffRecord } from '#shared/model/person.ts';

/** Where somebody stands in a list of their unit: heads first, then by 직급. Smaller is earlier, below 2^16. */
export function seniorityOf({ rank, position }: StaffRecord): number {
  const place = ranks.indexOf(rank);
  return (place === -1 ? ranks.length : place) * 2 + (position === null ? 1 : 0);
}

/** 직급 from the highest; what is not listed stands below. */
// eslint-disable-next-line narae/no-user-visible-literals -- data of the agencies, compared and never shown.
const ranks = ['고위공무원', '부이사관', '서기관', '사무관', '주무관'];
