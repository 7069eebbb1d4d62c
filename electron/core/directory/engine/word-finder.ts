import { assertNever } from '#shared/errors/assert-never.ts';
import { digitsOf } from '#shared/hangul/split-query.ts';
import { u16, u32 } from './at.ts';
import { wordCount } from './dictionary.ts';
import type { DirectoryIndex, Field } from './directory-index.ts';
import { GrowingNumbers } from './growing.ts';
import { intervalPattern, type IntervalPattern } from './interval-pattern.ts';
import { LetterSource, singleLetters, wordsBeginning, type LetterRange } from './letter-source.ts';
import { staffByMail } from './mail-index.ts';
import type { WordMatches, WordsByFit } from './match-words.ts';
import { endingDigits } from './number-index.ts';
import type { QueryForm } from './query-forms.ts';
import { PostSource } from './post-source.ts';
import type { Ranges } from './ranges.ts';
import { WordSource, type OneWordEach, type Source } from './sources.ts';
import { endingsEndingIn, endingsWith, staffAcross, staffEndingIn } from './staff-by-number.ts';
import { tierOf, tiers, type Kind } from './tiers.ts';
import { WordMarks } from './word-marks.ts';
import type { WordMatchers } from './word-matchers.ts';

/** For each tier the people whom a word meets there. */
export type Found = readonly (readonly Source[])[];

/** Finds whom one word of a query meets, in all its forms and in everything that people are found by. */
export class WordFinder {
  readonly #index: DirectoryIndex;
  readonly #matchers: WordMatchers;
  readonly #nameOfEach: OneWordEach;

  constructor(index: DirectoryIndex, matchers: WordMatchers) {
    this.#index = index;
    this.#matchers = matchers;
    this.#nameOfEach = { wordOf: index.nameOf, marks: new WordMarks(wordCount(index.names.words)) };
  }

  /** A search begins: what was found for the one before must not be used any more. */
  begin(): void {
    this.#nameOfEach.marks.begin();
  }

  find(forms: readonly QueryForm[]): Found {
    const found: Source[][] = Array.from({ length: tiers }, () => []);
    for (const { kind: form, text, title } of forms) {
      const pattern = intervalPattern(text);
      const add = (literal: boolean, kind: Kind, source: Source): void => {
        if (!isEmpty(source)) found[tierOf(form, literal, kind)]?.push(source);
      };
      if (title !== undefined) {
        add(true, 'name begins with it', { kind: 'list', staff: this.#titled(pattern, title) });
        continue;
      }
      if (text.length === 1) {
        // One letter occurs in half of all duties and units: whoever types it begins a name.
        this.#addNamesWithLetter(pattern, add);
        continue;
      }
      this.#addNames(pattern, add);
      this.#addNumbers(text, add);
      add(true, 'mail begins with it', { kind: 'list', staff: staffByMail(this.#index.mails, text) });
      this.#addField(this.#index.positions, pattern, 'position contains it', add);
      this.#addField(this.#index.ranks, pattern, 'rank contains it', add);
      this.#addField(this.#index.duties, pattern, 'duty contains it', add);
      this.#addUnits(pattern, add);
    }
    return found;
  }

  #addNames(pattern: IntervalPattern, add: Add): void {
    const matches = this.#matchers.match(this.#index.names.words, pattern);
    const words = (found: Uint32Array): Source =>
      new WordSource(this.#index.names.staff, found, this.#nameOfEach);
    for (const [literal, { exact, begins, contains }] of byLiteral(matches)) {
      add(literal, 'name is it', words(exact));
      add(literal, 'name begins with it', words(begins));
      add(literal, 'name contains it', words(contains));
    }
  }

  #addNamesWithLetter(pattern: IntervalPattern, add: Add): void {
    const { names, nameOf } = this.#index;
    for (const [literal, range] of lettersOf(pattern)) {
      const beginning = wordsBeginning(names.words, range);
      const [from, to] = beginning;
      const words = (found: Uint32Array): Source => new WordSource(names.staff, found, this.#nameOfEach);
      const alone = Uint32Array.from(singleLetters(names.words, beginning));
      const anywhere = this.#matchers.wordsWith(names.words, range, fewNames);
      add(literal, 'name is it', words(alone));
      add(
        literal,
        'name begins with it',
        to - from > fewNames
          ? new LetterSource(names, nameOf, range, 'beginning')
          : words(numbersBetween(from, to)),
      );
      add(
        literal,
        'name contains it',
        anywhere === null ? new LetterSource(names, nameOf, range, 'anywhere') : words(anywhere),
      );
    }
  }

  /** Whoever has a title, and a name that begins with a letter. */
  #titled(letter: IntervalPattern, title: string): Uint32Array {
    const { names, nameOf, positions, ranks } = this.#index;
    const [typed] = lettersOf(letter);
    const [from, to] = typed === undefined ? [0, 0] : wordsBeginning(names.words, typed[1]);
    const found = new GrowingNumbers();
    for (const { words, staff } of [positions, ranks])
      for (const word of this.#matchers.match(words, intervalPattern(title)).literal.all)
        for (let index = u32(staff.starts, word); index < u32(staff.starts, word + 1); index++) {
          const one = u32(staff.items, index);
          const name = u32(nameOf, one);
          if (name >= from && name < to) found.push(one);
        }
    return found.done();
  }

  #addNumbers(text: string, add: Add): void {
    const digits = digitsOf(text);
    if (digits === null || digits.length < fewestDigits) return;
    const { numbers } = this.#index;
    const headsWith = (part: string): Uint32Array =>
      this.#matchers.match(numbers.heads, intervalPattern(part)).literal.all;
    const list = (staff: Uint32Array): Source => ({ kind: 'list', staff });
    const byEndings = (found: Uint32Array): Source => new WordSource(numbers.byEnding, found);
    const isShort = digits.length <= endingDigits;
    const ends = isShort
      ? byEndings(endingsEndingIn(digits))
      : list(staffEndingIn(numbers, digits, headsWith));
    add(true, 'number ends with it', ends);
    const kind = 'number contains it';
    if (isShort) add(true, kind, byEndings(endingsWith(digits)));
    add(true, kind, new WordSource(numbers.byHead, headsWith(digits)));
    add(true, kind, list(staffAcross(numbers, digits, headsWith)));
  }

  #addUnits(pattern: IntervalPattern, add: Add): void {
    for (const [literal, fits] of byLiteral(this.#matchers.match(this.#index.units.names, pattern))) {
      const units = this.#matchers.withParts(this.#index.units, fits.all);
      add(literal, 'unit contains it', { kind: 'ranges', ranges: this.#peopleOf(units) });
      add(literal, 'unit contains it', new PostSource(this.#index, units));
    }
  }

  #addField({ words, staff }: Field, pattern: IntervalPattern, kind: Kind, add: Add): void {
    for (const [literal, fits] of byLiteral(this.#matchers.match(words, pattern)))
      add(literal, kind, new WordSource(staff, fits.all));
  }

  /** The people of units: those of most units are none among the few who have changed. */
  #peopleOf(units: Ranges): Ranges {
    const ranges = new Uint32Array(units.length * 2);
    let count = 0;
    for (const starts of [this.#index.presentOf, this.#index.absentOf])
      for (let index = 0; index < units.length; index += 2) {
        const [from, to] = [u32(starts, u32(units, index)), u32(starts, u32(units, index + 1))];
        if (from === to) continue;
        ranges[count++] = from;
        ranges[count++] = to;
      }
    return ranges.subarray(0, count);
  }
}

type Add = (literal: boolean, kind: Kind, source: Source) => void;

/**
 * Of more names than these it is quicker to look at one person after the other until a page is full: a nation has 250,000
 * names, so that somebody with one of so many comes every twenty people. To look at one costs two reads from anywhere in
 * memory, and fewer names would let a whole agency be looked at.
 */
const fewNames = 12_000;

/** Fewer digits are the beginning of too many numbers to mean one. */
const fewestDigits = 3;

/** A letter as it was typed, and what may become of it. */
function lettersOf({ low, high, typed }: IntervalPattern): readonly (readonly [boolean, LetterRange])[] {
  const range = { low: u16(low, 0), high: u16(high, 0) };
  const letter = u16(typed, 0);
  const all: readonly (readonly [boolean, LetterRange])[] = [
    [true, { low: letter, high: letter }],
    [false, range],
  ];
  return range.low === range.high ? all.slice(0, 1) : all;
}

function numbersBetween(from: number, to: number): Uint32Array {
  const between = new Uint32Array(to - from);
  for (let number = from; number < to; number++) between[number - from] = number;
  return between;
}

function byLiteral({ literal, half }: WordMatches): readonly (readonly [boolean, WordsByFit])[] {
  return [
    [true, literal],
    [false, half],
  ];
}

function isEmpty(source: Source): boolean {
  switch (source.kind) {
    case 'words':
      return source.words.length === 0;
    case 'letter':
      return false;
    case 'ranges':
      return source.ranges.length === 0;
    case 'posts':
      return source.isEmpty;
    case 'list':
      return source.staff.length === 0;
    default:
      return assertNever(source);
  }
}
