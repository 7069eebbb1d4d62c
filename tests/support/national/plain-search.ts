import { disassemble, getChoseong } from 'es-hangul';
import { fold } from '#core/directory/engine/fold.ts';
import type { IndexedPerson, IndexedUnit } from '#core/directory/engine/indexed-person.ts';
import { queryForms, type QueryForm } from '#core/directory/engine/query-forms.ts';
import { isAsTyped, tierOf, type Kind } from '#core/directory/engine/tiers.ts';

/** Somebody found by looking at everybody: what the index is compared with. */
export interface PlainHit {
  readonly row: number;
  readonly tier: number;
}

/** A text of many people, held once, and how the form that was looked for last fits it. */
interface Text {
  readonly text: string;
  form: PlainForm | null;
  fit: Fit;
}

/** A person with their words folded, and the names of the units that they belong to and that stand above these. */
interface PlainPerson {
  readonly row: number;
  /** The units that they belong to and those above. */
  readonly chart: ReadonlySet<number>;
  readonly present: boolean;
  readonly name: Text;
  readonly rank: Text;
  readonly positions: readonly Text[];
  readonly duty: readonly Text[];
  /** The same, of their own post only. */
  readonly ownChart: ReadonlySet<number>;
  readonly units: readonly Text[];
  readonly digits: readonly string[];
  readonly mail: string;
}

/** Looks at each person of a directory, letter by letter, without any index; a text that occurs again is remembered. */
export class PlainSearch {
  /** In the order in which they are listed among equals. */
  readonly #people: readonly PlainPerson[];

  constructor(units: readonly IndexedUnit[], people: readonly IndexedPerson[]) {
    const paths = units.map((_, unit) => pathOf(units, unit));
    const texts = new Map<string, Text>();
    const textOf = (text: string): Text => {
      const known = texts.get(text) ?? { text, form: null, fit: null };
      texts.set(text, known);
      return known;
    };
    const names = units.map(({ name }) => textOf(fold(name)));
    const unitNames = paths.map((path) => path.flatMap((unit) => names[unit] ?? []));
    const order = unitOrder(paths);
    const placeOf = ({ unit }: IndexedPerson): number => order[unit] ?? units.length;
    const told = people.map((person, place) => ({ person, place, name: fold(person.name) }));
    this.#people = told
      .toSorted(
        (one, other) =>
          Number(other.person.present) - Number(one.person.present) ||
          placeOf(one.person) - placeOf(other.person) ||
          one.person.seniority - other.person.seniority ||
          compare(one.name, other.name) ||
          one.place - other.place,
      )
      .map(({ person, name }) => ({
        ...{ row: person.row, present: person.present, name: textOf(name), rank: textOf(fold(person.rank)) },
        ...chartsOf(paths, person),
        positions: person.positions.map((position) => textOf(fold(position))),
        duty: fold(person.duty).split(/\s+/u).map(textOf),
        units: [person.unit, ...person.otherUnits].flatMap((unit) => unitNames[unit] ?? []),
        digits: person.numbers
          .map((number) => number.replaceAll('-', ''))
          .filter(({ length }) => length >= 4),
        mail: fold(person.mail ?? ''),
      }));
  }

  /** The first people in whom every word occurs; those first who are near to whoever looks. */
  search(query: string, limit: number, looked: PlainLook = {}): readonly PlainHit[] {
    const met = this.#met(query, looked.scope ?? null);
    const { unit, agency, rows } = looked;
    const groups: readonly ((person: PlainPerson) => boolean)[] = [
      ({ ownChart }) => unit !== undefined && ownChart.has(unit),
      ({ ownChart }) => agency !== undefined && ownChart.has(agency),
      ({ row }) => rows?.has(row) === true,
      () => true,
    ];
    const listed = new Map<number, PlainHit>();
    for (const present of [true, false])
      for (const [place, isIn] of groups.entries()) {
        let halfTyped = 0;
        for (const { person, tier } of met) {
          if (person.present !== present || listed.has(person.row) || !isIn(person)) continue;
          if (listed.size >= limit) break;
          const isCounted = place < groups.length - 1 && !isAsTyped(tier);
          if (isCounted && ++halfTyped > mostHalfTypedNear) break;
          listed.set(person.row, { row: person.row, tier });
        }
      }
    return [...listed.values()];
  }

  /** Everybody in whom every word occurs, the best tier first. */
  #met(
    query: string,
    scope: number | null,
  ): readonly { readonly person: PlainPerson; readonly tier: number }[] {
    const words = queryForms(query).map((forms) => forms.map((form) => new PlainForm(form)));
    if (words.length === 0) return [];
    const met: { readonly person: PlainPerson; readonly tier: number }[] = [];
    for (const person of this.#people) {
      if (scope !== null && !person.chart.has(scope)) continue;
      let best = Infinity;
      const isMet = words.every((forms) => {
        const tier = forms.reduce((lowest, form) => Math.min(lowest, form.tierOf(person)), Infinity);
        best = Math.min(best, tier);
        return tier !== Infinity;
      });
      if (isMet) met.push({ person, tier: best });
    }
    return met.toSorted((one, other) => one.tier - other.tier);
  }
}

/** Who looks, and where: units by their places among those that were told, people by their rows. */
export interface PlainLook {
  readonly unit?: number;
  readonly agency?: number;
  readonly rows?: ReadonlySet<number>;
  readonly scope?: number;
}

/** See `search-index.ts`. */
const mostHalfTypedNear = 10;

/** One form of one word, and how it fits the texts that it has been held against. */
class PlainForm {
  readonly #form: QueryForm;
  readonly #digits: string | null;

  constructor(form: QueryForm) {
    this.#form = form;
    const digits = form.text.replace(/^\+82/, '0').replaceAll(/[-().·/]/g, '');
    this.#digits = /^[0-9]{3,}$/.test(digits) ? digits : null;
  }

  tierOf(person: PlainPerson): number {
    const name = this.#fit(person.name);
    const byName = this.#tier(name === null ? 'name is it' : nameKind(name), name);
    const { title } = this.#form;
    if (title !== undefined) {
      const hasTitle = [person.rank, ...person.positions].some(({ text }) => text.includes(title));
      return hasTitle && name?.literal === true && name.begins ? byName : Infinity;
    }
    if (this.#form.text.length === 1) return byName;
    const digits = this.#digits;
    return Math.min(
      byName,
      digits !== null && person.digits.some((number) => number.includes(digits))
        ? tierOf(
            this.#form.kind,
            true,
            person.digits.some((number) => number.endsWith(digits))
              ? 'number ends with it'
              : 'number contains it',
          )
        : Infinity,
      mailBegins(person.mail, this.#form.text)
        ? tierOf(this.#form.kind, true, 'mail begins with it')
        : Infinity,
      this.#best('position contains it', person.positions),
      this.#tier('rank contains it', this.#fit(person.rank)),
      this.#best('duty contains it', person.duty),
      this.#best('unit contains it', person.units),
    );
  }

  #best(kind: Kind, texts: readonly Text[]): number {
    let best = Infinity;
    for (const text of texts) best = Math.min(best, this.#tier(kind, this.#fit(text)));
    return best;
  }

  #tier(kind: Kind, fits: Fit): number {
    return fits === null ? Infinity : tierOf(this.#form.kind, fits.literal, kind);
  }

  #fit(text: Text): Fit {
    if (text.form === this) return text.fit;
    text.form = this;
    text.fit = fit(text.text, this.#form.text);
    return text.fit;
  }
}

type Fit = { readonly literal: boolean; readonly whole: boolean; readonly begins: boolean } | null;

/** The best way in which a word occurs in a text: literally before half-typed, then as the whole, at its beginning, elsewhere. */
function fit(text: string, word: string): Fit {
  const literal = text.indexOf(word);
  const first = literal === -1 ? firstFitting(text, word) : literal;
  if (first === -1) return null;
  return { literal: literal !== -1, whole: first === 0 && text.length === word.length, begins: first === 0 };
}

function firstFitting(text: string, word: string): number {
  for (let place = 0; place + word.length <= text.length; place++)
    if (fitsAt(text, word, place)) return place;
  return -1;
}

function fitsAt(text: string, word: string, place: number): boolean {
  for (let index = 0; index < word.length; index++)
    if (!letterFits(text.charAt(place + index), word.charAt(index), index === word.length - 1)) return false;
  return true;
}

function letterFits(there: string, typed: string, isLast: boolean): boolean {
  if (typed === there) return true;
  if (there < '\uac00' || there > '\ud7a3') return false;
  if (typed >= '\u3131' && typed <= '\u314e') return initialOf(there) === typed;
  const isOpen = typed >= '\uac00' && typed <= '\ud7a3' && (typed.charCodeAt(0) - 0xac00) % 28 === 0;
  return isLast && isOpen && lettersOf(there).startsWith(lettersOf(typed));
}

const initialOf = remembered(getChoseong);
const lettersOf = remembered(disassemble);

/** There are 11,172 syllables, and millions of them are looked at. */
function remembered(answer: (letter: string) => string): (letter: string) => string {
  const known = new Map<string, string>();
  return (letter) => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const found = answer(letter);
    known.set(letter, found);
    return found;
  };
}

function nameKind({ whole, begins }: { readonly whole: boolean; readonly begins: boolean }): Kind {
  return whole ? 'name is it' : begins ? 'name begins with it' : 'name contains it';
}

function mailBegins(mail: string, word: string): boolean {
  if (word.length < 3 || mail === '' || !/^[\x21-\x7e]+$/.test(word)) return false;
  return (word.includes('@') ? mail : mail.slice(0, mail.indexOf('@'))).startsWith(word);
}

function chartsOf(
  paths: readonly (readonly number[])[],
  { unit, otherUnits }: IndexedPerson,
): Pick<PlainPerson, 'chart' | 'ownChart'> {
  const above = (units: readonly number[]): ReadonlySet<number> =>
    new Set(units.flatMap((one) => paths[one] ?? []));
  return { chart: above([unit, ...otherUnits]), ownChart: above([unit]) };
}

/** The units from the agency down; what goes round in a circle ends where it began. */
function pathOf(units: readonly IndexedUnit[], unit: number): readonly number[] {
  const path: number[] = [];
  for (let at = unit; at in units && !path.includes(at); at = units[at]?.parent ?? -1) path.unshift(at);
  return path;
}

/** For each unit its place when all are written down with their parts behind them. */
function unitOrder(paths: readonly (readonly number[])[]): readonly number[] {
  const sorted = Array.from(paths.keys()).sort((one, other) =>
    comparePaths(paths[one] ?? [], paths[other] ?? []),
  );
  const places: number[] = [];
  sorted.forEach((unit, place) => {
    places[unit] = place;
  });
  return places;
}

function comparePaths(one: readonly number[], other: readonly number[]): number {
  for (let level = 0; level < Math.max(one.length, other.length); level++) {
    const difference = (one[level] ?? -1) - (other[level] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
