import type { MessageKey } from '#shared/messages/message-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';

/** A run of rows under one heading. */
export interface ListSection {
  readonly heading: Extract<MessageKey, 'chats.favourites' | 'chats.recent'>;
  /** The index of its first row, and that behind its last one. */
  readonly start: number;
  readonly end: number;
}

/** The sections of the list, none of them empty. Without favourites there is nothing to set apart, and no heading. */
export function listSections(rows: readonly Pick<Conversation, 'favourite'>[]): readonly ListSection[] {
  const firstOther = rows.findIndex(({ favourite }) => !favourite);
  const border = firstOther === -1 ? rows.length : firstOther;
  if (border === 0) return [];
  const sections: readonly ListSection[] = [
    { heading: 'chats.favourites', start: 0, end: border },
    { heading: 'chats.recent', start: border, end: rows.length },
  ];
  return sections.filter(({ start, end }) => end > start);
}
