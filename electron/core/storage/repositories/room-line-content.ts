import type { GroupRole, GroupRules } from '#shared/model/group.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { MessageAuthor, RoomLine, RoomLineAction } from '#shared/model/message.ts';

/** What a line of a room tells, with accounts instead of people: who they are may become known later. */
export interface RoomLineContent {
  readonly action: RoomLineAction;
  readonly people: readonly AccountId[];
  readonly count: number;
  readonly name: string;
  readonly role: GroupRole | null;
  readonly rules: GroupRules | null;
}

/** The line as it is shown; `authorOf` answers null for the own account. */
export function toRoomLine(text: string, authorOf: (account: AccountId) => MessageAuthor | null): RoomLine {
  const { people, ...line } = JSON.parse(text) as RoomLineContent;
  return { ...line, people: people.map(authorOf) };
}
