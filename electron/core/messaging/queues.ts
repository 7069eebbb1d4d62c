import type { AccountId, ConversationId } from '#shared/model/ids.ts';

/** The outbox queue of a conversation: its messages leave in the order in which they were written. */
export function conversationQueue(conversation: ConversationId): string {
  return conversation;
}

/** The outbox queue of receipts for an account: they never wait behind a message. */
export function receiptQueue(account: AccountId): string {
  return `receipts:${account}`;
}
