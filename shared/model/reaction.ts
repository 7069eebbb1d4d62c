import type { MessageAuthor } from './message-author.ts';

/** The words with which one answers without a message, so that "yes" does not flood a room. */
export const reactionWords = ['seen', 'reviewing', 'like', 'done', 'question'] as const;
/** One of the words. */
export type ReactionWord = (typeof reactionWords)[number];

/** A word below a message, and who has put it there. */
export interface Reaction {
  readonly word: ReactionWord;
  readonly count: number;
  readonly mine: boolean;
  /** The first {@link namedReactors} of them; null stands for me. */
  readonly people: readonly (MessageAuthor | null)[];
}

/** As many people as a reaction names. */
export const namedReactors = 20;

/** Whether there is such a word in this version. */
export function isReactionWord(word: string): word is ReactionWord {
  return (reactionWords as readonly string[]).includes(word);
}
