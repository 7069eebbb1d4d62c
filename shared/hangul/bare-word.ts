import { particles, titles } from './endings.ts';

/**
 * A word without what people put behind a name: `김민수과장님` and `김민수에게` are 김민수. Null where nothing is left over that
 * says who is meant, and where there is nothing to take off. Never in place of the word: 김님 may be a name.
 */
export function bareWord(word: string): string | null {
  const ending = endings.find((candidate) => word.endsWith(candidate));
  if (ending === undefined || word.length - ending.length < shortestName) return null;
  const rest = word.slice(0, -ending.length);
  return bareWord(rest) ?? rest;
}

/** What is left must say more than a surname, which half a ministry may have. */
const shortestName = 2;

const endings = [...titles, ...particles].toSorted((one, other) => other.length - one.length);
