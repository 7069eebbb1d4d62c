import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';

/** Messages of one conversation that the person has not been told of yet. */
export interface PendingNotification {
  readonly conversation: Conversation;
  /** How many, the newest among them. */
  readonly count: number;
  readonly newest: Message;
}
