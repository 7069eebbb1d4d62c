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
  readonly refused: RefusedText | null;
}

interface DraftStore {
  readonly drafts: ReadonlyMap<ConversationId, Draft>;
  readonly write: (conversation: ConversationId, text: string) => void;
  readonly refuse: (conversation: ConversationId, refused: RefusedText) => void;
  /** The refused text was taken after all: what was written besides stays. */
  readonly taken: (conversation: ConversationId) => void;
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
      const refused = drafts.get(conversation)?.refused ?? null;
      // The reason stays as long as the refused text does.
      const kept = refused !== null && text !== '' && text.includes(refused.text) ? refused : null;
      return { drafts: new Map(drafts).set(conversation, { text, refused: kept }) };
    }),
  refuse: (conversation, refused) =>
    set(({ drafts }) => {
      const written = drafts.get(conversation)?.text ?? '';
      const text = written === '' ? refused.text : `${refused.text}\n${written}`;
      return { drafts: new Map(drafts).set(conversation, { text, refused }) };
    }),
  taken: (conversation) =>
    set(({ drafts }) => {
      const { text = '', refused = null } = drafts.get(conversation) ?? {};
      if (refused === null) return {};
      const rest = text.replace(refused.text, () => '').replace(/^\n/, '');
      return { drafts: new Map(drafts).set(conversation, { text: rest, refused: null }) };
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
      const { text = saved, refused = null } = remaining.get(id) ?? {};
      // The saved draft of the one that is gone may have been taken over already.
      const above = moved.text.startsWith(text) ? '' : `${text}\n`;
      return { drafts: remaining.set(id, { text: above + moved.text, refused: refused ?? moved.refused }) };
    }),
}));
