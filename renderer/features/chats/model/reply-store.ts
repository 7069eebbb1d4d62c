import { create } from 'zustand';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { quotedText, type Quote } from '#shared/model/quote.ts';

/** A message that is going to be answered, as the answer will show it. */
export type AnsweredMessage = Extract<Quote, { readonly kind: 'found' }>;

interface ReplyStore {
  readonly replies: ReadonlyMap<ConversationId, AnsweredMessage>;
  readonly answer: (message: Message) => void;
  /** Sent, or thought better of; `only`: where it is still this message. */
  readonly end: (conversation: ConversationId, only?: MessageId) => void;
}

/** What one is answering, by conversation. */
export const useReplyStore = create<ReplyStore>()((set) => ({
  replies: new Map(),
  answer: ({ id, conversationId, author, text }) =>
    set(({ replies }) => ({
      replies: new Map(replies).set(conversationId, { kind: 'found', id, author, text: quotedText(text) }),
    })),
  end: (conversation, only) =>
    set(({ replies }) => {
      const { id } = replies.get(conversation) ?? {};
      if (id === undefined || (only !== undefined && only !== id)) return {};
      const rest = new Map(replies);
      rest.delete(conversation);
      return { replies: rest };
    }),
}));
