import { assertNever } from '#shared/errors/assert-never.ts';
import { lowerBound, u32 } from './at.ts';
import { endOfWord } from './dictionary.ts';
import type { DirectoryIndex, Field } from './directory-index.ts';
import { GrowingNumbers } from './growing.ts';
import { intervalPattern, type IntervalPattern } from './interval-pattern.ts';
import { staffByMail } from './mail-index.ts';
import type { WordMatches, WordsByFit } from './match-words.ts';
import { endingsWith, staffAcross } from './number-index.ts';
import type { QueryForm } from './query-forms.ts';
import { WordSource, type Ranges, type Source } from './sources.ts';
import { tierOf, tiers, type Kind } from './tiers.ts';
import type { WordMatchers } from './word-matchers.ts';

/** For each tier the people whom a word meets there. */
export type Found = readonly (readonly Source[])[];

/** Finds whom one word of a query meets, in all its forms and in everything that people are found by. */
export class WordFinder {
  readonly #index: DirectoryIndex;
  readonly #matchers: WordMatchers;

  constructor(index: DirectoryIndex, matchers: WordMatchers) {
    this.#index = index;
    this.#matchers = matchers;
  }

  find(forms: readonly QueryForm[]): Found {
    const found: Source[][] = Array.from({ length: tiers }, () => []);
    for (const { kind: form, text } of forms) {
      const pattern = intervalPattern(text);
      const add = (literal: boolean, kind: Kind, source: Source): void => {
        if (!isEmpty(source)) found[tierOf(form, literal, kind)]?.push(source);
      };
      this.#addNames(pattern, add);
      // One letter occurs in half of all duties and units: whoever types it begins a name.
      if (text.length === 1) continue;
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
    const { names, nameOf: wordOf } = this.#index;
    const { staff } = names;
    for (const [literal, { exact, begins, contains }] of byLiteral(matches)) {
      add(literal, 'name is it', new WordSource(staff, exact, wordOf));
      add(literal, 'name begins with it', new WordSource(staff, begins, wordOf));
      add(literal, 'name contains it', new WordSource(staff, contains, wordOf));
    }
  }

  #addNumbers(text: string, add: Add): void {
    if (!number.test(text)) return;
    const digits = text.replaceAll('-', '');
    if (digits.length < fewestDigits) return;
    const { numbers } = this.#index;
    const kind = 'number contains it';
    add(true, kind, new WordSource(numbers.byEnding, endingsWith(digits)));
    const { literal } = this.#matchers.match(numbers.heads, intervalPattern(digits));
    add(true, kind, new WordSource(numbers.byHead, literal.all));
    const headsEndingIn = (part: string): Uint32Array =>
      this.#matchers.match(numbers.heads, intervalPattern(part + endOfWord)).literal.all;
    add(true, kind, { kind: 'list', staff: staffAcross(numbers, digits, headsEndingIn) });
  }

  #addUnits(pattern: IntervalPattern, add: Add): void {
    for (const [literal, fits] of byLiteral(this.#matchers.match(this.#index.units.names, pattern))) {
      const units = this.#withParts(fits.all);
      const { presentOf, absentOf } = this.#index;
      const ranges = new Uint32Array(units.length * 2);
      units.forEach((unit, index) => {
        ranges[index] = u32(presentOf, unit);
        ranges[units.length + index] = u32(absentOf, unit);
      });
      add(literal, 'unit contains it', { kind: 'ranges', ranges });
      add(literal, 'unit contains it', { kind: 'list', staff: this.#inOtherPosts(units) });
    }
  }

  #addField({ words, staff }: Field, pattern: IntervalPattern, kind: Kind, add: Add): void {
    for (const [literal, fits] of byLiteral(this.#matchers.match(words, pattern)))
      add(literal, kind, new WordSource(staff, fits.all));
  }

  /** Units with everything below them; none twice. */
  #withParts(units: Uint32Array): Ranges {
    const ranges = new GrowingNumbers();
    let end = 0;
    for (const unit of units.toSorted()) {
      if (unit < end) continue;
      end = u32(this.#index.units.ends, unit);
      ranges.push(unit);
      ranges.push(end);
    }
    return ranges.done();
  }

  #inOtherPosts(units: Ranges): Uint32Array {
    const { postUnits, postStaff } = this.#index;
    const found = new GrowingNumbers();
    for (let index = 0; index < units.length && postUnits.length > 0; index += 2) {
      const end = u32(units, index + 1);
      let post = lowerBound(postUnits, u32(units, index), 0, postUnits.length);
      for (; post < postUnits.length && u32(postUnits, post) < end; post++) found.push(u32(postStaff, post));
    }
    return found.done();
  }
}

type Add = (literal: boolean, kind: Kind, source: Source) => void;

/** Fewer digits are the beginning of too many numbers to mean one. */
const fewestDigits = 3;
const number = /^[0-9-]+$/;

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
    case 'ranges':
      return source.ranges.length === 0;
    case 'list':
      return source.staff.length === 0;
    default:
      return assertNever(source);
  }
}
