import { convertHangulToQwerty } from 'es-hangul';
import { bareWord } from '#shared/hangul/bare-word.ts';
import { isHangulWord, isLatinWord, onKoreanKeyboard } from '#shared/hangul/other-keyboard.ts';
import { splitQuery } from '#shared/hangul/split-query.ts';
import { surnameAndTitle } from '#shared/hangul/surname-and-title.ts';
import { fold } from './fold.ts';
import { partInitials } from './part-initials.ts';
import { splitFinal } from './split-final.ts';

/**
 * What may be meant by a word of a query: as it was typed; typed on the other keyboard (영타: `rlaalstn` is 김민수); without
 * a title or particle at its end; with the final of its last syllable about to begin the next one (김밋 on the way to 김미소),
 * or with the initials apart that an input method has joined (ㄳ for ㄱㅅ).
 */
export interface QueryForm {
  readonly kind: 'typed' | 'slip' | 'bare' | 'moved';
  readonly text: string;
  /** Only people whose 직위 or 직급 has it: 과장 in 김과장, where the text is a surname alone. */
  readonly title?: string;
}

/** The words of a query, each with its forms, the typed one first; none is left out for another. */
export function queryForms(query: string): readonly (readonly QueryForm[])[] {
  return splitQuery(query).map(formsOf);
}

function formsOf(word: string): readonly QueryForm[] {
  const typed = fold(word);
  const forms: QueryForm[] = [{ kind: 'typed', text: typed }];
  const add = (kind: QueryForm['kind'], text: string | null): void => {
    if (text !== null && text !== '' && forms.every((form) => form.text !== text)) forms.push({ kind, text });
  };
  const onOtherKeyboard = slipsOf(word, typed);
  for (const slip of onOtherKeyboard) add('slip', slip);
  for (const form of [typed, ...onOtherKeyboard]) {
    add('bare', bareWord(form));
    add('moved', splitFinal(form));
    add('moved', partInitials(form));
    const titled = surnameAndTitle(form);
    if (titled !== null) forms.push({ kind: 'bare', text: titled.surname, title: titled.title });
  }
  return forms;
}

/** With the capitals' key down every letter is a capital, though none was meant. */
function slipsOf(word: string, typed: string): readonly string[] {
  if (isLatinWord(word)) return [word, typed].flatMap(onKoreanKeyboard);
  if (!isHangulWord(typed)) return [];
  const keys = convertHangulToQwerty(typed).toLowerCase();
  return isLatinWord(keys) ? [keys] : [];
}
