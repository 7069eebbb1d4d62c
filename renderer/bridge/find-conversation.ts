import { AppError } from '#shared/errors/app-error.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { NaraeClient } from './client.ts';

/**
 * Goes through the list, newest first, until the conversation turns up: what leads to a conversation is mostly about a
 * recent one.
 * @throws AppError `not-found` when it is not in the list, else what the main process answered.
 */
export async function findConversation(client: NaraeClient, id: ConversationId): Promise<Conversation> {
  let before: ConversationId | undefined;
  for (;;) {
    const page = await client.request('chats', 'list', {
      limit: largestPage,
      ...(before === undefined ? {} : { before }),
    });
    const found = page.conversations.find((conversation) => conversation.id === id);
    if (found !== undefined) return found;
    before = page.conversations.at(-1)?.id;
    if (!page.more || before === undefined) throw new AppError('not-found');
  }
}

/** As many rows as one request may ask for. */
const largestPage = 200;
