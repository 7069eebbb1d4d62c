import { maximumTextBytes } from '#shared/model/message.ts';
import { utf8Length } from '#shared/model/utf8-length.ts';

/** Bytes of a Hangul syllable in UTF-8. No UTF-16 unit takes more. */
const syllableBytes = 3;

/** How much more fits into a message. */
export interface TextRoom {
  /** So many Hangul syllables more; null while there is plenty of room. */
  readonly left: number | null;
  /** So many characters have to go; 0 when the text fits. */
  readonly excess: number;
}

/** The largest text in Hangul syllables, which people can picture, as they cannot bytes. */
export const maximumSyllables = Math.floor(maximumTextBytes / syllableBytes);

/** Looks at every character only near the limit and beyond it, so that typing costs nothing before. */
export function textRoom(text: string): TextRoom {
  const most = text.length * syllableBytes;
  if (most <= maximumTextBytes - toldBelow) return plenty;
  // A text of more UTF-16 units than bytes are allowed need not be measured to be too long.
  const bytes = text.length > maximumTextBytes ? Infinity : utf8Length(text);
  if (bytes > maximumTextBytes) return { left: 0, excess: charactersBeyond(text) };
  const room = maximumTextBytes - bytes;
  return room > toldBelow ? plenty : { left: Math.floor(room / syllableBytes), excess: 0 };
}

const plenty: TextRoom = { left: null, excess: 0 };
/** Bytes: below a thousand syllables one wants to know. */
const toldBelow = 1000 * syllableBytes;

function charactersBeyond(text: string): number {
  let bytes = 0;
  let fitting = 0;
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > maximumTextBytes) break;
    fitting += character.length;
  }
  return countCharacters(text, fitting);
}

/** Code points from an index on: every unit but the second of a pair. Without an array of them, since it is asked at each key. */
function countCharacters(text: string, from: number): number {
  let count = 0;
  for (let index = from; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}
