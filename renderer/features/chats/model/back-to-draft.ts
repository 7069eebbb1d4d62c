import type { QueryClient } from '@tanstack/react-query';
import { knownConversation } from '#renderer/bridge/cache/known-conversation.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { Message } from '#shared/model/message.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore } from './draft-store.ts';

/** Puts the text of a message that was removed below what stands in the field now, and saves both. */
export function backToDraft(
  client: NaraeClient,
  cache: QueryClient,
  { conversationId: id, text }: Pick<Message, 'conversationId' | 'text'>,
): void {
  const { drafts, write } = useDraftStore.getState();
  // Where nothing has been written since the start the field shows the saved draft.
  const written = drafts.get(id)?.text ?? knownConversation(cache, id)?.draft ?? '';
  const draft = written === '' ? text : `${written}\n${text}`;
  write(id, draft);
  draftSaverOf(client).save(id, draft);
}
