import type { Dictionary } from './dictionary.ts';
import type { IntervalPattern } from './interval-pattern.ts';
import type { LetterRange } from './letter-source.ts';
import { WordMatcher, type WordMatches } from './match-words.ts';
import type { Ranges } from './ranges.ts';
import { withParts, type UnitIndex } from './unit-index.ts';

/**
 * Looks for patterns in the dictionaries of indexes. People and units are looked for with the same words, and units in the
 * dictionary that an index has in common with what has changed since: what was found last is not looked for again.
 */
export class WordMatchers {
  readonly #matchers = new WeakMap<
    Dictionary,
    { readonly matcher: WordMatcher; readonly last: Map<string, WordMatches> }
  >();

  readonly #withParts = new WeakMap<Uint32Array, Ranges>();

  match(dictionary: Dictionary, pattern: IntervalPattern): WordMatches {
    const { matcher, last } = this.#of(dictionary);
    const typed = String.fromCharCode(...pattern.typed);
    const known = last.get(typed);
    if (known !== undefined) return known;
    if (last.size >= mostKept) last.clear();
    const matches = matcher.match(pattern);
    last.set(typed, matches);
    return matches;
  }

  /** Units that were matched, with everything below them; none twice. Once for all indexes that have them in common. */
  withParts(units: UnitIndex, matched: Uint32Array): Ranges {
    const known = this.#withParts.get(matched);
    if (known !== undefined) return known;
    const ranges = withParts(units, matched);
    this.#withParts.set(matched, ranges);
    return ranges;
  }

  /** See `WordMatcher.wordsWith`. */
  wordsWith(dictionary: Dictionary, range: LetterRange, most: number): Uint32Array | null {
    return this.#of(dictionary).matcher.wordsWith(range, most);
  }

  #of(dictionary: Dictionary): { readonly matcher: WordMatcher; readonly last: Map<string, WordMatches> } {
    const known = this.#matchers.get(dictionary);
    if (known !== undefined) return known;
    const made = { matcher: new WordMatcher(dictionary), last: new Map<string, WordMatches>() };
    this.#matchers.set(dictionary, made);
    return made;
  }
}

/** The forms of a few words: a query is looked for once among people and once among units. */
const mostKept = 16;
