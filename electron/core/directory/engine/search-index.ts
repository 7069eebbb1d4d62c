import { u32 } from './at.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { byOtherPosts, thoseBetween } from './other-posts.ts';
import { queryForms } from './query-forms.ts';
import { Smallest } from './smallest.ts';
import { isToldOfOne, offerAll, offerThese, type Offer, type Source } from './sources.ts';
import { StaffSet } from './staff-set.ts';
import { isAsTyped, tiers } from './tiers.ts';
import { WordMatchers } from './word-matchers.ts';
import { WordFinder, type Found } from './word-finder.ts';
import { WordsOfPeople } from './words-of-people.ts';

/** A unit with everything below it, as numbers of units. */
export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

/** Whom whoever looks is likely to mean, the nearest first: each is listed before the next, and all before the rest. */
export interface Front {
  readonly unit: UnitRange | null;
  readonly agency: UnitRange | null;
  /** Favourites, and those written with lately; by their numbers. */
  readonly people: readonly number[];
}

/** What is looked for. */
export interface IndexQuery {
  readonly query: string;
  readonly front: Front;
  /** Nobody else is found than who has a post there; null for everybody. */
  readonly scope: UnitRange | null;
  readonly limit: number;
  /** Whoever is not to be listed: their records have changed since the index was built. */
  readonly masked?: StaffSet;
}

/** One found person: their number, and how near and how telling it is. */
export interface Hit {
  readonly staff: number;
  readonly absent: boolean;
  /** Which group of the front they belong to, 0 first; those in none come last. */
  readonly nearness: number;
  readonly tier: number;
}

/** Searches one index. Not for two searches at once: it keeps marks between the steps of one. */
export class IndexSearch {
  readonly #index: DirectoryIndex;
  readonly #finder: WordFinder;
  /** Of the front of the last search, which is that of the next one mostly. */
  #near: WordsOfPeople;
  #ownUnit: WordsOfPeople;

  constructor(index: DirectoryIndex, matchers = new WordMatchers()) {
    this.#index = index;
    this.#finder = new WordFinder(index, matchers);
    this.#near = new WordsOfPeople(none, index.rows.length);
    this.#ownUnit = this.#near;
  }

  /** The first people in whom every word occurs, in the order of `tiers.ts`; without words everybody is as good as the next. */
  search({ query, front, scope, limit, masked }: IndexQuery): readonly Hit[] {
    this.#finder.begin();
    const words = queryForms(query).map((forms) => this.#finder.find(forms));
    if (limit < 1) return [];
    const found = words.length === 0 ? this.#everybody() : together(words);
    const met = words.length < 2 ? null : this.#inAll(words);
    const few = met?.members(fewPeople) ?? null;
    const hits: Hit[] = [];
    const seen = new Set<number>();
    const isAllowed = (staff: number): boolean =>
      (met === null || met.has(staff)) && masked?.has(staff) !== true && !seen.has(staff);
    for (const region of this.#regions(front, scope)) {
      const among = few === null ? null : thoseBetween(few, ...region.range);
      let halfTyped = 0;
      for (let tier = 0; tier < tiers && hits.length < limit; tier++) {
        const most = isAsTyped(tier) || region.isLast ? limit : mostHalfTypedNear - halfTyped;
        const sources = found[tier] ?? [];
        if (sources.length === 0 || most < 1) continue;
        const smallest = new Smallest(Math.min(limit - hits.length, most));
        const offer: Offer = (staff) => {
          if (!smallest.wants(staff)) return false;
          if (isAllowed(staff)) smallest.take(staff);
          return true;
        };
        for (const source of sources) offerRegion(source, region, among, offer);
        for (const staff of smallest.sorted()) {
          seen.add(staff);
          hits.push({ staff, absent: region.absent, nearness: region.nearness, tier });
          if (!isAsTyped(tier)) halfTyped++;
        }
      }
      if (hits.length >= limit) break;
    }
    return hits;
  }

  #everybody(): Found {
    return [[{ kind: 'ranges', ranges: Uint32Array.of(0, this.#index.rows.length) }]];
  }

  /** Whoever every word meets. */
  #inAll(words: readonly Found[]): StaffSet {
    const people = this.#index.rows.length;
    const [first = new StaffSet(people), ...others] = words.map((found) => {
      const set = new StaffSet(people);
      for (const sources of found) for (const source of sources) set.add(source);
      return set;
    });
    for (const other of others) first.intersect(other);
    return first;
  }

  /** The parts of the index one after the other, as they are listed. */
  #regions(front: Front, scope: UnitRange | null): readonly Region[] {
    const { present, presentOf, absentOf, rows } = this.#index;
    const near = Uint32Array.from(front.people).sort();
    this.#near = this.#wordsOf(near, this.#near);
    const inUnit = [presentOf, absentOf].map((starts) => rangeOf(starts, front.unit ?? noUnits));
    const isFew = inUnit.every(([from, to]) => to - from <= mostInUnit);
    this.#ownUnit = this.#wordsOf(isFew ? numbersIn(inUnit) : none, this.#ownUnit);
    const besides = scope === null ? new Uint32Array() : byOtherPosts(this.#index, scope);
    return [false, true].flatMap((absent) => {
      const starts = absent ? absentOf : presentOf;
      const all: Range = absent ? [present, rows.length] : [0, present];
      const allowed = scope === null ? all : overlap(rangeOf(starts, scope), all);
      const inUnits = (units: UnitRange | null): Range =>
        units === null ? nobody : overlap(rangeOf(starts, units), allowed);
      const others = thoseBetween(besides, ...all);
      const nearOthers = thoseBetween(near, ...all).filter((staff) => others.includes(staff));
      const nearest = Uint32Array.of(...thoseBetween(near, ...allowed), ...nearOthers).sort();
      const unit = inUnits(front.unit);
      const regions: readonly Pick<Region, 'range' | 'people' | 'known'>[] = [
        isFew
          ? { range: nobody, people: thoseBetween(this.#ownUnit.people, ...unit), known: this.#ownUnit }
          : { range: unit, people: none, known: null },
        { range: inUnits(front.agency), people: none, known: null },
        { range: nobody, people: nearest, known: this.#near },
        { range: allowed, people: others, known: null },
      ];
      return regions.map((region, nearness) => ({
        ...region,
        ...{ absent, nearness, isLast: nearness === regions.length - 1 },
      }));
    });
  }

  /** What is known of the same people stays. */
  #wordsOf(people: Uint32Array, known: WordsOfPeople): WordsOfPeople {
    return isSame(people, known.people) ? known : new WordsOfPeople(people, this.#index.rows.length);
  }
}

type Range = readonly [from: number, to: number];

interface Region {
  readonly absent: boolean;
  readonly nearness: number;
  /** Everybody; the regions before it are those of the front. */
  readonly isLast: boolean;
  readonly range: Range;
  /** These, too: ascending, and none of the range. */
  readonly people: Uint32Array;
  /** What words they have, where that is known. */
  readonly known: WordsOfPeople | null;
}

const nobody: Range = [0, 0];
const noUnits: UnitRange = { from: 0, to: 0 };
const none = new Uint32Array();

/** A department has fewer people. Of so few each is looked at, instead of looking for them under all words that fit. */
const mostInUnit = 200;

/**
 * Of so many people each is looked at rather than everybody who has one of the words. Of more of them a page is full before
 * many have been looked at.
 */
const fewPeople = 20_000;

/**
 * So many of those who are near come before the rest for what their names may become with the next keys: a page full of
 * them would hide whoever has what was typed.
 */
const mostHalfTypedNear = 10;

/** `among` are those of the range of whom alone it can be; null for everybody in it. */
function offerRegion(
  source: Source,
  { range: [from, to], people, known }: Region,
  among: Uint32Array | null,
  offer: Offer,
): void {
  if (among !== null && isToldOfOne(source)) offerThese(source, among, offer);
  else if (to > from) offerAll(source, from, to, offer);
  if (people.length > 0) offerThese(source, people, offer, known);
}

function numbersIn(ranges: readonly Range[]): Uint32Array {
  return Uint32Array.from(
    ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, place) => from + place)),
  );
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((staff, place) => staff === other[place]);
}

function rangeOf(starts: Uint32Array, { from, to }: UnitRange): Range {
  return [u32(starts, from), u32(starts, to)];
}

function overlap([from, to]: Range, [first, end]: Range): Range {
  return [Math.max(from, first), Math.min(to, end)];
}

/** For each tier whom any of the words meets there. */
function together(words: readonly Found[]): Found {
  return Array.from({ length: tiers }, (_, tier) => words.flatMap((found) => found[tier] ?? []));
}
