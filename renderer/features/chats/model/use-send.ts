import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { applyAnswer, applyMessages, type MessagePages } from '#renderer/bridge/cache/message-pages.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Mention, WantedMention } from '#shared/model/mention.ts';
import type { Message } from '#shared/model/message.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore } from './draft-store.ts';
import { useReplyStore, type AnsweredMessage } from './reply-store.ts';
import { newMessageId } from './message-id.ts';

/**
 * Sends a text. The bubble stands at once and the field is empty; when the text is not taken, the bubble goes and the
 * text is back in the field.
 */
export function useSend(
  conversation: ConversationId,
): (text: string, mentions: readonly WantedMention[]) => void {
  const client = useBridge();
  const cache = useQueryClient();
  return (text, mentions) => {
    const { drafts, write, refuse } = useDraftStore.getState();
    const saver = draftSaverOf(client);
    const refused = drafts.get(conversation)?.refused.find((one) => one.text === text);
    const id = refused?.id ?? newMessageId();
    const { replies, end } = useReplyStore.getState();
    const quote = replies.get(conversation);

    update(cache, conversation, (pages) =>
      applyMessages(pages, [provisional(conversation, id, { text, mentions, quote })]),
    );
    write(conversation, '');
    // The saved draft goes with the same transaction that keeps the message: before it, only the draft has the text.
    const sent = client.request('chats', 'send', {
      conversation,
      id,
      text,
      ...(mentions.length > 0 && { mentions: [...mentions] }),
      ...(quote !== undefined && { quote: quote.id }),
    });
    saver.forget(conversation);
    end(conversation, quote?.id);
    sent.then(
      (message) => update(cache, conversation, (pages) => applyAnswer(pages, message)),
      (problem: unknown) => {
        update(cache, conversation, (pages) => applyMessages(pages, [], [id]));
        refuse(conversation, { id, text, code: AppError.from(problem).code });
        saver.save(conversation, useDraftStore.getState().drafts.get(conversation)?.text ?? text);
      },
    );
  };
}

function provisional(
  conversationId: ConversationId,
  id: Message['id'],
  {
    text,
    mentions,
    quote,
  }: {
    readonly text: string;
    readonly mentions: readonly WantedMention[];
    readonly quote: AnsweredMessage | undefined;
  },
): Message {
  // Behind everything that has arrived; the core's answer brings the real number.
  const arrival = Number.MAX_SAFE_INTEGER;
  return {
    id,
    conversationId,
    kind: 'text',
    author: null,
    text,
    ...(mentions.length > 0 && { mentions: mentions.map(toShown) }),
    ...(quote !== undefined && { quote }),
    time: Date.now(),
    state: 'sending',
    arrival,
    failure: null,
  };
}

function toShown({ person, ...range }: WantedMention): Mention {
  return { ...range, who: person === null ? 'everybody' : 'other', personId: person };
}

function update(
  cache: QueryClient,
  conversation: ConversationId,
  change: (pages: MessagePages) => MessagePages,
): void {
  cache.setQueryData<MessagePages>(queryKeys.messages(conversation), (pages) =>
    pages === undefined ? undefined : change(pages),
  );
}
