import { u16, u32, u8 } from './at.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { GrowingNumbers } from './growing.ts';
import { orderOfTexts } from './order-of-texts.ts';
import { WordNumbers } from './word-numbers.ts';

/** Mail addresses in the order of their bytes: those that begin alike stand together. */
export interface MailIndex {
  /** What stands before the @, one behind the other. */
  readonly text: Uint8Array;
  readonly starts: Uint32Array;
  /** The number of the domain of each. */
  readonly domains: Uint16Array;
  readonly domainNames: readonly string[];
  readonly staff: Uint32Array;
}

export class MailIndexBuilder {
  readonly #text = new GrowingBytes();
  readonly #starts = new GrowingNumbers();
  readonly #domains = new WordNumbers();
  readonly #domainOf = new GrowingNumbers();
  readonly #staff = new GrowingNumbers();

  /** What has letters beyond ASCII is not taken up. */
  add(staff: number, address: string): void {
    if (!ascii.test(address)) return;
    const mail = address.toLowerCase();
    const at = mail.indexOf('@');
    const end = at === -1 ? mail.length : at;
    this.#starts.push(this.#text.length);
    for (let place = 0; place < end; place++) this.#text.push(mail.charCodeAt(place));
    this.#domainOf.push(this.#domains.numberOf(mail, end));
    this.#staff.push(staff);
  }

  /** `numberOf` gives each person told the number that they have in the index. */
  build(numberOf: Uint32Array): MailIndex {
    const told = { text: this.#text.done(), starts: this.#starts.closed(this.#text.length) };
    const [domainOf, staff] = [this.#domainOf.done(), this.#staff.done()];
    const order = orderOfTexts(told);
    return {
      ...inOrder(told, order),
      domains: Uint16Array.from(order, (entry) => u32(domainOf, entry)),
      domainNames: this.#domains.words(),
      staff: order.map((entry) => u32(numberOf, u32(staff, entry))),
    };
  }
}

function inOrder(
  told: Pick<MailIndex, 'text' | 'starts'>,
  order: Uint32Array,
): Pick<MailIndex, 'text' | 'starts'> {
  const text = new Uint8Array(told.text.length);
  const starts = new Uint32Array(told.starts.length);
  let end = 0;
  for (let index = 0; index < order.length; index++) {
    const entry = u32(order, index);
    for (let place = u32(told.starts, entry); place < u32(told.starts, entry + 1); place++)
      text[end++] = u8(told.text, place);
    starts[index + 1] = end;
  }
  return { text, starts };
}

/** The fewest letters by which an address is found: fewer are the beginning of too many to mean one. */
const fewestLetters = 3;

/** People whose address begins with a word in lower case; in no order. */
export function staffByMail(index: MailIndex, word: string): Uint32Array {
  if (word.length < fewestLetters || !ascii.test(word)) return new Uint32Array(0);
  const at = word.indexOf('@');
  const local = at === -1 ? word : word.slice(0, at);
  const from = firstNotBelow(index, local);
  if (at === -1) return index.staff.slice(from, firstNotBelow(index, `${local}\u007f`));
  const found: number[] = [];
  for (let entry = from; entry < index.staff.length && localOf(index, entry) === local; entry++)
    if ((index.domainNames[u16(index.domains, entry)] ?? '').startsWith(word.slice(at)))
      found.push(u32(index.staff, entry));
  return Uint32Array.from(found);
}

const ascii = /^[\x21-\x7e]+$/;

function firstNotBelow(index: MailIndex, word: string): number {
  let low = 0;
  let high = index.staff.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(localOf(index, middle), word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function localOf({ text, starts }: MailIndex, entry: number): string {
  return String.fromCharCode(...text.subarray(u32(starts, entry), u32(starts, entry + 1)));
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
