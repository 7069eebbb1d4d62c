import type { FoundPerson } from './use-people.ts';

/** The nearest person in a direction who can be chosen; the same index when there is none. */
export function nextChoosable(found: readonly FoundPerson[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < found.length; index += step) {
    if (found[index]?.reachable === true) return index;
  }
  return from;
}
