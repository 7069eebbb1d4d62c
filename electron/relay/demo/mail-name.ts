import { getChoseong } from 'es-hangul';

/** A letter for each of the nineteen initial consonants, as Revised Romanization writes them. */
const letters: Readonly<Record<string, string>> = {
  ...{ ㄱ: 'k', ㄲ: 'k', ㄴ: 'n', ㄷ: 'd', ㄸ: 'd', ㄹ: 'r', ㅁ: 'm', ㅂ: 'b', ㅃ: 'b', ㅅ: 's' },
  ...{ ㅆ: 's', ㅇ: 'y', ㅈ: 'j', ㅉ: 'j', ㅊ: 'c', ㅋ: 'k', ㅌ: 't', ㅍ: 'p', ㅎ: 'h' },
};

/** The first half of a mail address, made of the initials of a name: 김철수 is `kcs`. */
export function mailName(name: string): string {
  const initials = Array.from(getChoseong(name), (initial) => letters[initial] ?? '').join('');
  return initials === '' ? 'guest' : initials;
}
