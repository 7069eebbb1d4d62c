import { create } from 'zustand';
import type { ConversationId } from '#shared/model/ids.ts';

/** Which conversations the list shows. */
export const listFilters = ['all', 'unread'] as const;
export type ListFilter = (typeof listFilters)[number];

interface ChatStore {
  readonly filter: ListFilter;
  readonly setFilter: (filter: ListFilter) => void;
  readonly selected: ConversationId | null;
  /** The one that was open last, to come back to its row. */
  readonly recent: ConversationId | null;
  readonly select: (conversation: ConversationId | null) => void;
  /**
   * Counts the links that have led here, null once the person has chosen a conversation: after a link the keyboard is in the
   * heading of the conversation, not where one writes.
   */
  readonly links: number | null;
  readonly selectByLink: (conversation: ConversationId) => void;
  readonly leaveComposer: () => void;
  /** A conversation is gone into another one: what was open stays open. */
  readonly merged: (from: ConversationId, into: ConversationId) => void;
}

/** Which conversation is open, and which ones the list shows. */
export const useChatStore = create<ChatStore>()((set) => ({
  filter: 'all',
  setFilter: (filter) => set({ filter }),
  selected: null,
  recent: null,
  select: (selected) => set(({ recent }) => ({ selected, recent: selected ?? recent, links: null })),
  links: null,
  selectByLink: (selected) => set(({ links }) => ({ selected, recent: selected, links: (links ?? 0) + 1 })),
  leaveComposer: () => set(({ links }) => ({ links: (links ?? 0) + 1 })),
  merged: (from, into) =>
    set(({ selected, recent }) => ({
      selected: selected === from ? into : selected,
      recent: recent === from ? into : recent,
    })),
}));
