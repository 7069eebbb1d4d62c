import { u16, u32, u8 } from './at.ts';
import { endOfWord } from './dictionary.ts';
import { GrowingNumbers } from './growing.ts';
import { endingDigits, endings, type NumberIndex } from './number-index.ts';

/** The endings in which digits occur; none for more than four. */
export function endingsWith(digits: string): Uint32Array {
  const found = new GrowingNumbers();
  const scale = 10 ** digits.length;
  for (let ending = 0; ending < endings && digits.length <= endingDigits; ending++)
    for (let shift = 1; shift * scale <= endings; shift *= 10)
      if (Math.floor(ending / shift) % scale === Number(digits)) {
        found.push(ending);
        break;
      }
  return found.done();
}

/** The endings that end in digits, of which there are at most four. */
export function endingsEndingIn(digits: string): Uint32Array {
  const scale = 10 ** digits.length;
  const last = Number(digits);
  return Uint32Array.from({ length: endings / scale }, (_, index) => last + index * scale);
}

/** The heads in which digits stand, which may be followed by the end of the head. */
export type HeadsWith = (text: string) => Uint32Array;

/** People one of whose numbers ends in digits, of which there are more than four; some come twice. */
export function staffEndingIn(numbers: NumberIndex, digits: string, headsWith: HeadsWith): Uint32Array {
  const found = new GrowingNumbers();
  addByHeads(numbers, partedAt(digits, endingDigits), headsWith, found);
  return found.done();
}

/**
 * People in one of whose numbers digits begin before its last four and go on into them without reaching its end; some come
 * twice.
 */
export function staffAcross(numbers: NumberIndex, digits: string, headsWith: HeadsWith): Uint32Array {
  const found = new GrowingNumbers();
  for (let count = 1; count < Math.min(endingDigits, digits.length); count++) {
    const parted = partedAt(digits, count);
    if (parted.before.length > headEndDigits) addByHeads(numbers, parted, headsWith, found);
    else addByEndings(numbers, parted, found);
  }
  return found.done();
}

/** Digits on both sides of the border before the last four, those behind it as the endings `[first, end)`. */
interface Parted {
  readonly before: string;
  readonly first: number;
  readonly end: number;
}

function partedAt(digits: string, behind: number): Parted {
  const scale = 10 ** (endingDigits - behind);
  const first = Number(digits.slice(-behind)) * scale;
  return { before: digits.slice(0, -behind), first, end: first + scale };
}

function addByHeads(
  { byHead, endingOf }: NumberIndex,
  { before, first, end }: Parted,
  headsWith: HeadsWith,
  found: GrowingNumbers,
): void {
  for (const head of headsWith(before + endOfWord)) {
    const last = u32(byHead.starts, head + 1);
    for (let item = u32(byHead.starts, head); item < last; item++) {
      const ending = u16(endingOf, item);
      if (ending >= first && ending < end) found.push(u32(byHead.items, item));
    }
  }
}

/** How many of its last digits are known of the head of each number. */
const headEndDigits = 2;

/** One or two digits end many thousands of heads: the numbers with some endings are fewer, and lie one behind the other. */
function addByEndings(
  { byEnding, headEndOf }: NumberIndex,
  { before, first, end }: Parted,
  found: GrowingNumbers,
): void {
  const wanted = Number(before);
  const last = u32(byEnding.starts, end);
  for (let item = u32(byEnding.starts, first); item < last; item++) {
    const known = u8(headEndOf, item);
    const isMet =
      before.length === 2 ? known === wanted : known < 100 ? known % 10 === wanted : known === 100 + wanted;
    if (isMet) found.push(u32(byEnding.items, item));
  }
}
