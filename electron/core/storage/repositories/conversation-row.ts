import type { Conversation } from '#shared/model/conversation.ts';
import { conversationId } from '#shared/model/ids.ts';
import type { MessageState } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';
import type { PeerTrust } from '#shared/model/trust.ts';

/** A conversation as its table has it, with its peer. */
export interface ConversationRow {
  readonly conversation: string;
  readonly peer: string;
  readonly content: string;
  readonly account: string | null;
  readonly gone: number;
  readonly time: number;
  readonly clock_at: number | null;
  readonly preview_text: string | null;
  readonly preview_mine: number;
  readonly preview_state: string;
  readonly unread: number;
  readonly favourite: number;
  readonly muted: number;
  readonly draft: string;
  readonly trust: string;
}

/** The conversation of a row. */
export function toConversation(row: ConversationRow): Conversation {
  const preview =
    row.preview_text === null
      ? null
      : { text: row.preview_text, mine: row.preview_mine === 1, state: row.preview_state as MessageState };
  return {
    id: conversationId(row.conversation),
    kind: 'direct',
    peer: JSON.parse(row.content) as Person,
    reachable: row.account !== null,
    gone: row.gone === 1,
    trust: row.trust as PeerTrust,
    preview,
    time: row.time,
    ...(row.clock_at !== null && { clockAt: row.clock_at }),
    unread: row.unread,
    favourite: row.favourite === 1,
    muted: row.muted === 1,
    draft: row.draft,
  };
}
