import { convertQwertyToHangul } from 'es-hangul';

/** Whether a word may have been typed for the Korean keyboard: Latin letters, among what is the same on both (총무1과, hong.g). */
export function isLatinWord(word: string): boolean {
  return latin.test(word);
}

/** Whether a word may have been typed for the Latin keyboard. */
export function isHangulWord(word: string): boolean {
  return hangul.test(word);
}

/**
 * What the keys of Latin letters give on the Korean keyboard. Nothing where es-hangul throws: two vowels in one without a
 * consonant before them, but with one behind them, as in `hlr` (ㅚ, ㄱ), which are no syllable.
 */
export function onKoreanKeyboard(word: string): readonly string[] {
  try {
    return [convertQwertyToHangul(word)];
  } catch {
    return [];
  }
}

const latin = /^(?=.*[a-z])[a-z0-9._@-]+$/i;
const hangul = /^(?=.*[\u3131-\u3163\uac00-\ud7a3])[\u3131-\u3163\uac00-\ud7a30-9._@-]+$/;
