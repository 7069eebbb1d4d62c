import type { QueryForm } from './query-forms.ts';

/*
 * In which order people are listed. First what is nearest to whoever looks (see `Front`), whoever is at their post before
 * all others; among these by the table below; among equals by agency, unit, seniority and name, as the index numbers them.
 *
 * What was typed literally comes before everything that only fits it: 전보 is a duty of thousands, and must not drown in
 * people called 전복, which it may become with the next key. Of people who are near only a few come first for that.
 */

/** How a word meets a person, the most telling first. */
export const kinds = [
  'name is it',
  'name begins with it',
  'name contains it',
  'number ends with it',
  'number contains it',
  'mail begins with it',
  'position contains it',
  'rank contains it',
  'duty contains it',
  'unit contains it',
] as const;

export type Kind = (typeof kinds)[number];

/** Which reading of the word it is, the likeliest first. */
const readings = [
  { form: 'typed', literal: true },
  { form: 'slip', literal: true },
  { form: 'bare', literal: true },
  { form: 'typed', literal: false },
  { form: 'slip', literal: false },
  { form: 'moved', literal: false },
  { form: 'moved', literal: true },
  { form: 'bare', literal: false },
] as const satisfies readonly { readonly form: QueryForm['kind']; readonly literal: boolean }[];

/** Whether people of a tier have the word as it was typed, rather than what may become of it. */
export function isAsTyped(tier: number): boolean {
  return tier < firstHalfTyped * kinds.length;
}

const firstHalfTyped = readings.findIndex(({ literal }) => !literal);

/** How many tiers there are. */
export const tiers = readings.length * kinds.length;

/** The place of a meeting in the order, 0 first. Whoever is met in several ways counts by the best of them. */
export function tierOf(form: QueryForm['kind'], literal: boolean, kind: Kind): number {
  const reading = readings.findIndex((one) => one.form === form && one.literal === literal);
  return reading * kinds.length + kinds.indexOf(kind);
}
