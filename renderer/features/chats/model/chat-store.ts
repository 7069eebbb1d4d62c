import { create } from 'zustand';
import type { ConversationId } from '#shared/model/ids.ts';

interface ChatStore {
  readonly selected: ConversationId | null;
  /** The one that was open last, to come back to its row. */
  readonly recent: ConversationId | null;
  readonly select: (conversation: ConversationId | null) => void;
}

/** Which conversation is open. */
export const useChatStore = create<ChatStore>()((set) => ({
  selected: null,
  recent: null,
  select: (selected) => set(({ recent }) => ({ selected, recent: selected ?? recent })),
}));
