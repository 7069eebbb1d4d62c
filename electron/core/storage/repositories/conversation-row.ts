import type { Conversation } from '#shared/model/conversation.ts';
import type { GroupCircle } from '#shared/model/group.ts';
import { conversationId, type GroupId } from '#shared/model/ids.ts';
import type { MessageState } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import type { RowMembers } from './shown-members.ts';

interface ListedRow {
  readonly conversation: string;
  readonly time: number;
  readonly clock_at: number | null;
  readonly preview_text: string | null;
  readonly preview_mine: number;
  readonly preview_state: string;
  readonly unread: number;
  readonly mentioned: number;
  readonly favourite: number;
  readonly muted: number;
  readonly draft: string;
}

interface DirectRow extends ListedRow {
  readonly room: null;
  readonly content: string;
  readonly account: string | null;
  readonly gone: number;
  readonly trust: string;
}

interface RoomRow extends ListedRow {
  readonly room: string;
  readonly name: string;
  readonly write_by: string;
  readonly invite_by: string;
  readonly member_count: number;
}

/** A conversation as its table has it, with its peer or its room. */
export type ConversationRow = DirectRow | RoomRow;

/** The conversation of a row. */
export function toConversation(row: ConversationRow, membersOf: (room: GroupId) => RowMembers): Conversation {
  const listed = {
    id: conversationId(row.conversation),
    preview:
      row.preview_text === null
        ? null
        : { text: row.preview_text, mine: row.preview_mine === 1, state: row.preview_state as MessageState },
    time: row.time,
    ...(row.clock_at !== null && { clockAt: row.clock_at }),
    unread: row.unread,
    ...(row.mentioned === 1 && { mentioned: true }),
    favourite: row.favourite === 1,
    muted: row.muted === 1,
    draft: row.draft,
  };
  if (row.room === null)
    return {
      ...listed,
      kind: 'direct',
      peer: JSON.parse(row.content) as Person,
      reachable: row.account !== null,
      gone: row.gone === 1,
      trust: row.trust as PeerTrust,
    };
  const group = row.room as GroupId;
  return {
    ...listed,
    kind: 'group',
    group,
    name: row.name,
    ...membersOf(group),
    memberCount: row.member_count,
    rules: { write: row.write_by as GroupCircle, invite: row.invite_by as GroupCircle },
  };
}
