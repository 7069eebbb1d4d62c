import type { Mention } from '#shared/model/mention.ts';
import { textParts, type TextPart } from './text-parts.ts';

/** A stretch of a message: words, a web address, or the name of somebody. */
export interface MessagePart extends TextPart {
  readonly mention?: Mention['who'];
}

/** The parts of a message; put together, they are its text. */
export function messageParts(text: string, mentions: readonly Mention[] = []): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let done = 0;
  for (const { start, length, who } of mentions) {
    if (start < done || start + length > text.length) continue;
    parts.push(...textParts(text.slice(done, start)));
    done = start + length;
    parts.push({ text: text.slice(start, done), href: null, mention: who });
  }
  return [...parts, ...textParts(text.slice(done))];
}
