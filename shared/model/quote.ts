import type { MessageId } from './ids.ts';
import type { MessageAuthor } from './message-author.ts';

/**
 * What a message answers, as it is here: nobody can put words into the mouth of somebody else by an answer. `missing`: it is not
 * here, or cannot be read.
 */
export type Quote =
  | {
      readonly kind: 'found';
      readonly id: MessageId;
      readonly author: MessageAuthor | null;
      /** The beginning, in one line. */
      readonly text: string;
    }
  | { readonly kind: 'missing' };

/** Characters of a quote: two lines of the widest bubble. */
const quoteLength = 120;

/** The beginning of a text as a quote shows it. */
export function quotedText(text: string): string {
  const line = text
    .slice(0, quoteLength * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = [...line];
  return letters.length > quoteLength ? `${letters.slice(0, quoteLength).join('')}…` : line;
}
