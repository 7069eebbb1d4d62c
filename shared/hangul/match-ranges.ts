import { disassemble, hasBatchim } from 'es-hangul';
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
    forms.flatMap((form) => (isChoseong(form) ? initialRanges(initials, form) : formRanges(plain, form))),
  );
  return joined(ranges.toSorted((one, other) => one.start - other.start));
}

function initialRanges(initials: string, form: string): readonly MatchRange[] {
  const found = occurrences(initials, form);
  return form.length > 1 ? found : found.filter(({ start }) => !letter.test(initials.charAt(start - 1)));
}

/** Where a form occurs; where it does not, what it may become with the next keys, or what its initials stand for. */
function formRanges(plain: string, form: string): readonly MatchRange[] {
  const literal = occurrences(plain, form);
  if (literal.length > 0) return literal;
  const found: MatchRange[] = [];
  for (let start = 0; start + form.length <= plain.length; start++) {
    const isOfAWord = form.length > 1 || !letter.test(plain.charAt(start - 1));
    if (isOfAWord && fitsAt(plain, form, start)) found.push({ start, end: start + form.length });
  }
  return found;
}

function fitsAt(plain: string, form: string, start: number): boolean {
  return Array.from({ length: form.length }, (_, index) => index).every((index) =>
    letterFits(plain.charAt(start + index), form.charAt(index), index === form.length - 1),
  );
}

/** 기 is on its way to 김, and ㅊ stands for 철. */
function letterFits(there: string, typed: string, isLast: boolean): boolean {
  if (there === typed) return true;
  if (isChoseong(typed)) return choseong(there) === typed;
  const isOpen = isLast && hangul.test(typed) && !hasBatchim(typed);
  return isOpen && hangul.test(there) && disassemble(there).startsWith(disassemble(typed));
}

const hangul = /^[\uac00-\ud7a3]$/;
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
