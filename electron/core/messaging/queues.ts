import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';

/** The outbox queue of a conversation: its messages leave in the order in which they were written. */
export function conversationQueue(conversation: ConversationId): string {
  return conversation;
}

/** The outbox queue of what is done with messages of a conversation: it never keeps a message from leaving. */
export function actionQueue(conversation: ConversationId): string {
  return `actions:${conversation}`;
}

/** The outbox queue of receipts for an account: they never wait behind a message. */
export function receiptQueue(account: AccountId): string {
  return `receipts:${account}`;
}

/** The outbox queue of what an account is told or asked of rooms, besides what goes to all of their members. */
export function roomQueue(account: AccountId): string {
  return `rooms:${account}`;
}

/** The outbox queue of what is asked of, or sent again to, one device. */
export function retryQueue(device: DeviceAddress): string {
  return `retries:${addressKey(device)}`;
}
