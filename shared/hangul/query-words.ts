import { convertQwertyToHangul } from 'es-hangul';

const latin = /^[a-z]+$/i;

/** A word of a query in the forms that may be meant, the one that was typed first. */
export type QueryWord = readonly [string, ...string[]];

/**
 * The words of a query, in lower case and NFC. What was typed in Latin letters may have been meant for the Korean keyboard
 * (영타: `rlaalstn` is 김민수), so that form is another one; it never takes the place of what was typed.
 */
export function queryWords(query: string): readonly QueryWord[] {
  return query
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(formsOf);
}

function formsOf(word: string): QueryWord {
  const typed = word.toLowerCase();
  const slip = latin.test(word) ? convertQwertyToHangul(word) : typed;
  return slip === typed ? [typed] : [typed, slip];
}
