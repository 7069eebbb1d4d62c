import { lowerBound, u32 } from './at.ts';
import type { DirectoryIndex } from './directory-index.ts';

/** Who has a post in one of some units (from a number to before another) and belongs to none of them otherwise: ascending. */
export function byOtherPosts(
  index: Pick<DirectoryIndex, 'postUnits' | 'postStaff' | 'presentOf' | 'absentOf'>,
  { from, to }: { readonly from: number; readonly to: number },
): Uint32Array {
  const { postUnits, postStaff, presentOf, absentOf } = index;
  const first = lowerBound(postUnits, from, 0, postUnits.length);
  const end = lowerBound(postUnits, to, first, postUnits.length);
  const isOwn = (staff: number): boolean =>
    [presentOf, absentOf].some((starts) => staff >= u32(starts, from) && staff < u32(starts, to));
  const others = postStaff.subarray(first, end).filter((staff) => !isOwn(staff));
  return Uint32Array.from(new Set(others)).sort();
}

/** Those of some people, ascending, whose numbers lie in `[from, to)`. */
export function thoseBetween(people: Uint32Array, from: number, to: number): Uint32Array {
  const first = lowerBound(people, from, 0, people.length);
  return people.subarray(first, lowerBound(people, to, first, people.length));
}
