import { choseong, isChoseong } from './choseong.ts';
import type { QueryWord } from './query-words.ts';

/** Where something matched, in code units of the text; `end` is exclusive. */
export interface MatchRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of a query occur in a text, in order and without overlaps; initials match whole syllables. A single
 * initial counts where a word begins only: it is the beginning of a name, and occurs in half of all texts.
 */
export function matchRanges(text: string, words: readonly QueryWord[]): readonly MatchRange[] {
  const plain = text.toLowerCase();
  // A letter whose lower case is longer would shift everything behind it.
  if (plain.length !== text.length) return [];
  const initials = choseong(text);
  const ranges = words.flatMap((forms) =>
    forms.flatMap((form) => (isChoseong(form) ? initialRanges(initials, form) : occurrences(plain, form))),
  );
  return joined(ranges.toSorted((one, other) => one.start - other.start));
}

function initialRanges(initials: string, form: string): readonly MatchRange[] {
  const found = occurrences(initials, form);
  return form.length > 1 ? found : found.filter(({ start }) => !letter.test(initials.charAt(start - 1)));
}

const letter = /[\p{L}\p{N}]/u;

function occurrences(text: string, word: string): readonly MatchRange[] {
  const found: MatchRange[] = [];
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length))
    found.push({ start, end: start + word.length });
  return found;
}

function joined(ranges: readonly MatchRange[]): readonly MatchRange[] {
  const result: MatchRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}
