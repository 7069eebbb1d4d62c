/** A stretch of a message: words, or a web address. */
export interface TextPart {
  readonly text: string;
  /** Where it leads; null for words. What one sees is the address, except that `www.` stands for `https://www.`. */
  readonly href: string | null;
}

/**
 * Finds the web addresses in a text: those that begin with `https://` or `www.`, and no others, because nothing else
 * leads out of the program. What Korean
 * sticks to an address (`www.korea.kr` and a particle) and closing punctuation stay words. The parts, put together, are
 * the text.
 */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const address = addressAt(text, match.index);
    if (address === null) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), href: null });
    parts.push(address);
    done = match.index + address.text.length;
    beginning.lastIndex = done;
  }
  if (done < text.length) parts.push({ text: text.slice(done), href: null });
  return parts;
}

/** The first `length` characters of the parts. An address that does not fit wholly is words: half of it leads elsewhere. */
export function firstOfParts<Part extends TextPart>(
  parts: readonly Part[],
  length: number,
): readonly (Part | TextPart)[] {
  const first: (Part | TextPart)[] = [];
  let room = length;
  for (const part of parts) {
    if (room <= 0) break;
    first.push(part.text.length <= room ? part : { text: part.text.slice(0, room), href: null });
    room -= part.text.length;
  }
  return first;
}

/** Not within a word, a mail address or a path. */
const beginning = /(?<![\w@./\\-])(?:https:\/\/|www\.)/giu;
const scheme = /https:\/\//iuy;
/** Plain letters only: a host that is written with letters which look like others is no link. */
const host = /[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?/iuy;
/**
 * Behind the host. Hangul is part of it only where it begins anew, as in `/wiki/…`; right after a Latin letter or a number
 * it is the sentence that goes on.
 */
const rest = /[/?#](?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|(?<=[/=_+-])[\uac00-\ud7a3]+)*/iuy;
const closingPunctuation = ".,;:!?'*";
const webHost = /^www\.(?:[a-z0-9-]+\.)+[a-z]{2,}$/iu;

function addressAt(text: string, start: number): TextPart | null {
  const hasScheme = matchAt(scheme, text, start) !== null;
  const hostStart = hasScheme ? scheme.lastIndex : start;
  const found = matchAt(host, text, hostStart);
  if (found === null) return null;
  const hostEnd = hostStart + found.length;
  // A name or a password before the real host, or what some browsers take for a slash.
  if (/^[@\\_]/u.test(text.slice(hostEnd, hostEnd + 1))) return null;
  const name = found.replace(/:\d+$/u, '').toLowerCase();
  if (!hasScheme && !webHost.test(name)) return null;
  // The browser must understand the same host as the person. Before looking further, so that each character is seen once.
  const origin = hasScheme ? text.slice(start, hostEnd) : `https://${found}`;
  if (!URL.canParse(origin) || new URL(origin).hostname !== name) return null;
  const tail = withoutParticle(withoutClosing(matchAt(rest, text, hostEnd) ?? ''));
  return { text: text.slice(start, hostEnd) + tail, href: origin + tail };
}

function matchAt(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
}

/** Without what closes a sentence, a quotation, or a bracket that was opened before the address. */
function withoutClosing(tail: string): string {
  let round = surplus(tail, '(', ')');
  let square = surplus(tail, '[', ']');
  let end = tail.length;
  for (; end > 0; end -= 1) {
    const last = tail.charAt(end - 1);
    if (last === ')' && round > 0) round -= 1;
    else if (last === ']' && square > 0) square -= 1;
    else if (!closingPunctuation.includes(last)) break;
  }
  return tail.slice(0, end);
}

/** How many more brackets are closed than opened. */
function surplus(text: string, opening: string, closing: string): number {
  return text.split(closing).length - text.split(opening).length;
}

/** Without a particle at the end of Hangul in a path. One syllable alone may be the end of a word, and stays. */
function withoutParticle(tail: string): string {
  return tail.replace(loneParticle, '').replace(particle, '');
}

const loneParticle = /(?<=[/=_+-])(?:은|는|이|가|을|를|에|의|도|로|와|과|만)$/u;
const particle =
  /(?:에서|에서는|에서도|에는|에도|에게|으로|으로는|까지|부터|처럼|보다|이나|이라고|라고|이며|이고|인데|입니다|이에요|예요)$/u;
