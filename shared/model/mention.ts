import type { GroupRole } from './group.ts';
import type { PersonId } from './ids.ts';

/** A stretch of a message, in UTF-16 code units, which begins with an @. */
export interface MentionRange {
  readonly start: number;
  readonly length: number;
}

/** Somebody whom a message names. */
export interface Mention extends MentionRange {
  readonly who: 'me' | 'everybody' | 'other';
  /** Null for everybody, and where the directory knows nobody. */
  readonly personId: PersonId | null;
}

/** Somebody to be named in a message that is sent; null for everybody in the room. */
export interface WantedMention extends MentionRange {
  readonly person: PersonId | null;
}

/** As many as one message names: whoever names more means everybody. */
export const maximumMentions = 50;
/** In a larger room only those who lead it may call everybody: one message would ring on as many desks. */
const everybodyIsCalledUpTo = 50;

/** Whether a member may call everybody in a room. */
export function mayCallEverybody(role: GroupRole | null, memberCount: number): boolean {
  return role !== null && (role !== 'member' || memberCount <= everybodyIsCalledUpTo);
}

/** Those that lie in the text, begin with an @ and follow one another, the first {@link maximumMentions} of them. */
export function wellPlaced<Range extends MentionRange>(
  text: string,
  ranges: readonly Range[],
): readonly Range[] {
  let free = 0;
  return ranges
    .filter(({ start, length }) => {
      const fits = start >= free && length > 1 && start + length <= text.length && text[start] === '@';
      if (fits) free = start + length;
      return fits;
    })
    .slice(0, maximumMentions);
}
