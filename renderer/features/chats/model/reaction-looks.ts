import {
  CircleCheckBig,
  CircleQuestionMark,
  Eye,
  Hourglass,
  ThumbsUp,
  type LucideIcon,
} from '#renderer/ui/icons.ts';
import type { ReactionWord } from '#shared/model/reaction.ts';

/** The icon of each word. */
export const reactionIcons: Readonly<Record<ReactionWord, LucideIcon>> = {
  seen: Eye,
  reviewing: Hourglass,
  like: ThumbsUp,
  done: CircleCheckBig,
  question: CircleQuestionMark,
};
