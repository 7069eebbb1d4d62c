import { particles, titles } from './endings.ts';

/** A surname of one syllable with a title behind it, as colleagues speak of each other: `김과장님`. Null for anything else. */
export function surnameAndTitle(word: string): { readonly surname: string; readonly title: string } | null {
  const particle = particles.find((candidate) => word.endsWith(candidate));
  if (particle !== undefined) return surnameAndTitle(word.slice(0, -particle.length));
  const title = titles.find((candidate) => word.length === candidate.length + 1 && word.endsWith(candidate));
  const surname = word.slice(0, 1);
  return title === undefined || !syllable.test(surname) ? null : { surname, title };
}

const syllable = /[\uac00-\ud7a3]/;
