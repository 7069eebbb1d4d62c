import { getChoseong } from 'es-hangul';

const onlyInitials = /^[ㄱ-ㅎ]+$/u;

/** The initial consonants of a text, syllable by syllable; what is no syllable stays. 공공혁신 3과 is ㄱㄱㅎㅅ 3ㄱ. */
export function choseong(text: string): string {
  return Array.from(text, (character) => getChoseong(character) || character).join('');
}

/** Whether a word is nothing but initial consonants, as people type who do not want to type whole syllables. */
export function isChoseong(word: string): boolean {
  return onlyInitials.test(word);
}
