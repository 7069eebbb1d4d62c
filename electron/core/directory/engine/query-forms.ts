import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import { bareWord } from '#shared/hangul/bare-word.ts';
import { fold } from './fold.ts';
import { splitFinal } from './split-final.ts';

/**
 * What may be meant by a word of a query: as it was typed; typed on the other keyboard (영타: `rlaalstn` is 김민수); without
 * a title or particle at its end; with the final of its last syllable about to begin the next one (김밋 on the way to 김미소).
 */
export interface QueryForm {
  readonly kind: 'typed' | 'slip' | 'bare' | 'moved';
  readonly text: string;
}

/** The words of a query, each with its forms, the typed one first; none is left out for another. */
export function queryForms(query: string): readonly (readonly QueryForm[])[] {
  return query
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(formsOf);
}

function formsOf(word: string): readonly QueryForm[] {
  const typed = fold(word);
  const forms: QueryForm[] = [{ kind: 'typed', text: typed }];
  const add = (kind: QueryForm['kind'], text: string | null): void => {
    if (text !== null && text !== '' && forms.every((form) => form.text !== text)) forms.push({ kind, text });
  };
  const onOtherKeyboard = slipOf(word, typed);
  add('slip', onOtherKeyboard);
  for (const form of [typed, onOtherKeyboard ?? '']) {
    add('bare', bareWord(form));
    add('moved', splitFinal(form));
  }
  return forms;
}

function slipOf(word: string, typed: string): string | null {
  if (latin.test(word)) return convertQwertyToHangul(word);
  if (!hangul.test(typed)) return null;
  const keys = convertHangulToQwerty(typed).toLowerCase();
  return latin.test(keys) ? keys : null;
}

const latin = /^[a-z]+$/i;
const hangul = /^[\u3131-\u3163\uac00-\ud7a3]+$/;
