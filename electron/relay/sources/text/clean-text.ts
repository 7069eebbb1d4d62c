import { oneLine } from '#shared/model/one-line.ts';

/** The longest name of a person, in code points: with all that people are called, and without what is no name. */
export const maximumNameLength = 40;
/** The longest of all other texts, in code points: a page of a thousand people stays a page. */
export const maximumTextLength = 300;

/** A text as the directory holds it: composed syllables (NFC), one line, single spaces, none at its ends. */
export function cleanText(text: string): string {
  // Nearly all is; asking is cheaper than doing.
  return oneLine(text.replace(/\s+/g, ' ')).trim().normalize('NFC');
}

/** Code points, not UTF-16 units: a rare syllable or sign counts once. */
export function lengthOf(text: string): number {
  return text.length <= maximumNameLength ? text.length : [...text].length;
}

/** Whether it is longer than any text but a name may be. */
export function isTooLong(text: string): boolean {
  return text.length > maximumTextLength && lengthOf(text) > maximumTextLength;
}

/** As much of a text as may be kept, in whole characters as people see them. */
export function cutText(text: string): string {
  if (!isTooLong(text)) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of new Intl.Segmenter('ko').segment(text)) {
    length += lengthOf(segment);
    if (length > maximumTextLength) break;
    kept += segment;
  }
  return kept.trimEnd();
}
