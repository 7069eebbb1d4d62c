import { create } from 'zustand';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';

/** A text that was to be sent and was not taken. It is back in the field; sent unchanged, it keeps its id. */
export interface RefusedText {
  readonly id: MessageId;
  readonly text: string;
  readonly code: ErrorCode;
}

interface Draft {
  readonly text: string;
  /** As they stand in the text, the first that was written first. */
  readonly refused: readonly RefusedText[];
}

interface DraftStore {
  readonly drafts: ReadonlyMap<ConversationId, Draft>;
  readonly write: (conversation: ConversationId, text: string) => void;
  readonly refuse: (conversation: ConversationId, refused: RefusedText) => void;
  /** A refused text was taken after all: what was written besides stays. */
  readonly taken: (conversation: ConversationId, message: MessageId) => void;
  /** Something was put below the saved draft from elsewhere: it stands below what is being written, too. */
  readonly added: (conversation: Pick<Conversation, 'id' | 'draft'>, added: string) => void;
  /** A conversation is gone into another one: what was being written goes along, below what stands there. */
  readonly merged: (from: ConversationId, into: Pick<Conversation, 'id' | 'draft'>) => void;
}

/** What is being written, by conversation. It goes before the saved draft, which follows a moment later. */
export const useDraftStore = create<DraftStore>()((set) => ({
  drafts: new Map(),
  write: (conversation, text) =>
    set(({ drafts }) => {
      const refused = drafts.get(conversation)?.refused ?? [];
      // The reason stays as long as the refused text does.
      const kept = refused.filter((one) => text.includes(one.text));
      return { drafts: new Map(drafts).set(conversation, { text, refused: kept }) };
    }),
  refuse: (conversation, refused) =>
    set(({ drafts }) => {
      const { text: written = '', refused: before = [] } = drafts.get(conversation) ?? {};
      // Above what was written since, and below what was written, and refused, before.
      const above = before.map((one) => one.text).join('\n');
      const isOnTop = above !== '' && written.startsWith(above);
      const rest = isOnTop ? written.slice(above.length).replace(/^\n/, '') : written;
      const text = [...(isOnTop ? [above] : []), refused.text, rest].filter((part) => part !== '').join('\n');
      return { drafts: new Map(drafts).set(conversation, { text, refused: [...before, refused] }) };
    }),
  taken: (conversation, message) =>
    set(({ drafts }) => {
      const { text = '', refused = [] } = drafts.get(conversation) ?? {};
      const taken = refused.find(({ id }) => id === message);
      if (taken === undefined) return {};
      const [above = '', ...below] = text.split(taken.text);
      const rest = `${above.replace(/\n$/, '')}\n${below.join(taken.text).replace(/^\n/, '')}`.replace(
        /^\n|\n$/g,
        '',
      );
      return {
        drafts: new Map(drafts).set(conversation, {
          text: rest,
          refused: refused.filter((one) => one !== taken),
        }),
      };
    }),
  added: ({ id, draft: saved }, added) =>
    set(({ drafts }) => {
      const draft = drafts.get(id);
      // Where nothing is being written the saved draft holds all there is.
      if (draft === undefined) return {};
      const text = draft.text === '' ? saved : `${draft.text}\n${added}`;
      return { drafts: new Map(drafts).set(id, { ...draft, text }) };
    }),
  merged: (from, { id, draft: saved }) =>
    set(({ drafts }) => {
      const remaining = new Map(drafts);
      const moved = remaining.get(from);
      remaining.delete(from);
      if (moved === undefined || moved.text === '') return { drafts: remaining };
      const { text = saved, refused = [] } = remaining.get(id) ?? {};
      // The saved draft of the one that is gone may have been taken over already.
      const above = moved.text.startsWith(text) ? '' : `${text}\n`;
      return {
        drafts: remaining.set(id, { text: above + moved.text, refused: [...refused, ...moved.refused] }),
      };
    }),
}));
