import { u16, u32, u8 } from './at.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { GrowingNumbers } from './growing.ts';
import { orderOfTexts, type AsciiTexts } from './order-of-texts.ts';
import { WordNumbers, type CollectedWords } from './word-numbers.ts';

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

/** Addresses in the order in which they came. */
export interface CollectedMails extends AsciiTexts {
  readonly domains: CollectedWords;
  readonly domainOf: Uint32Array;
  readonly staff: Uint32Array;
}

export class MailIndexBuilder {
  readonly #text = new GrowingBytes();
  readonly #starts = new GrowingNumbers();
  readonly #domains = new WordNumbers();
  readonly #domainOf = new GrowingNumbers();
  readonly #staff = new GrowingNumbers();
  #sorted: MailIndex | null = null;

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

  /** Takes up those of people who are told after `before` others. */
  takeIn({ text, starts, domains, domainOf, staff }: CollectedMails, before: number): void {
    const first = this.#text.length;
    this.#starts.append(starts.subarray(0, staff.length).map((start) => first + start));
    this.#text.append(text);
    const numberOf = this.#domains.takeIn(domains);
    this.#domainOf.append(domainOf.map((domain) => u32(numberOf, domain)));
    this.#staff.append(staff.map((told) => before + told));
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedMails {
    const [text, starts] = [this.#text.done(), this.#starts.closed(this.#text.length)];
    const domains = this.#domains.collected();
    return { text, starts, domains, domainOf: this.#domainOf.done(), staff: this.#staff.done() };
  }

  /** Most of the work, for which nobody needs to be numbered; nothing is added afterwards. */
  sort(): void {
    this.#sorted ??= this.#inOrder();
  }

  /** `numberOf` gives each person told the number that they have in the index. */
  build(numberOf: Uint32Array): MailIndex {
    const { staff, ...sorted } = (this.#sorted ??= this.#inOrder());
    return { ...sorted, staff: staff.map((told) => u32(numberOf, told)) };
  }

  /** With the people as they were told. */
  #inOrder(): MailIndex {
    const told = { text: this.#text.done(), starts: this.#starts.closed(this.#text.length) };
    const [domainOf, staff] = [this.#domainOf.done(), this.#staff.done()];
    const order = orderOfTexts(told);
    return {
      ...inOrder(told, order),
      domains: Uint16Array.from(order, (entry) => u32(domainOf, entry)),
      domainNames: this.#domains.words(),
      staff: order.map((entry) => u32(staff, entry)),
    };
  }
}

function inOrder(told: AsciiTexts, order: Uint32Array): AsciiTexts {
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
