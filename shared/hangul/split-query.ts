import { particles } from './endings.ts';

/**
 * The words of a query in NFC, as they were typed: parted by spaces, brackets and commas, so that `김민수(운영지원과)` is a name and
 * a department. What people put behind a name as a word of its own (`김민수 님`) is none, unless there is nothing else. A
 * telephone number in groups is one word: `044 205 1234` and `+82 44 205 1234` are 0442051234.
 */
export function splitQuery(query: string): readonly string[] {
  const text = query.normalize('NFC').trim();
  const number = groupedNumber(text);
  if (number !== null) return [number];
  const words = text.split(between).filter((word) => word !== '');
  const telling = words.filter((word) => !behindNames.has(word));
  return telling.length === 0 ? words : telling;
}

/** The digits of what is written as a telephone number, from abroad or not; null for anything else. */
export function digitsOf(text: string): string | null {
  if (!number.test(text)) return null;
  return dialledDigits(text);
}

/** The digits of a telephone number as they are dialled at home: a number in international form begins with a 0 then. */
export function dialledDigits(number: string): string {
  const digits = number.replaceAll(/[^0-9+]/g, '');
  return digits.startsWith(koreaFromAbroad)
    ? `0${digits.slice(koreaFromAbroad.length).replace(/^0/, '')}`
    : digits.replaceAll('+', '');
}

function groupedNumber(text: string): string | null {
  const digits = /\s/u.test(text) || text.startsWith('+') ? digitsOf(text) : null;
  return digits?.startsWith('0') === true && digits.length >= fewestDigits ? digits : null;
}

const number = /^\+?[0-9][0-9\s().·/-]*$|^\([0-9][0-9\s().·/-]*$/u;
const koreaFromAbroad = '+82';
/** Fewer are no beginning of a number yet. */
const fewestDigits = 3;
const between = /[\s()[\]{}<>,;（）［］，；]+/u;
const behindNames: ReadonlySet<string> = new Set([...particles, '선생님']);
