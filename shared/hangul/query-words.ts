import { isLatinWord, onKoreanKeyboard } from './other-keyboard.ts';
import { splitQuery } from './split-query.ts';

/** A word of a query in the forms that may be meant, the one that was typed first. */
export type QueryWord = readonly [string, ...string[]];

/**
 * The words of a query, in lower case and NFC. What was typed in Latin letters may have been meant for the Korean keyboard
 * (영타: `rlaalstn` is 김민수), so that form is another one; it never takes the place of what was typed.
 */
export function queryWords(query: string): readonly QueryWord[] {
  return splitQuery(query).map(formsOf);
}

function formsOf(word: string): QueryWord {
  const typed = word.toLowerCase();
  if (!isLatinWord(word)) return [typed];
  // With the capitals' key down every letter is a capital, though none was meant.
  return [typed, ...new Set([word, typed].flatMap(onKoreanKeyboard))];
}
