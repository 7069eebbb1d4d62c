import type { AccountId, GroupId } from '#shared/model/ids.ts';
import { mayCallEverybody } from '#shared/model/mention.ts';
import type { LocalAccount, NewMentions, Storage } from '#core/storage/index.ts';
import type { TextContent } from './text-content.ts';

/**
 * Whom a text names, as far as its author (the one who has sealed it) may: everybody only in a room, where the author's role
 * allows it. `room` is null in a conversation of two.
 */
export function countedMentions(
  storage: Storage,
  local: Pick<LocalAccount, 'account'>,
  { mentions = [] }: Pick<TextContent, 'mentions'>,
  { author, room }: { readonly author: AccountId; readonly room: GroupId | null },
): NewMentions | undefined {
  const counted = mentions.filter(({ account }) => account !== null || mayCall(storage, author, room));
  if (counted.length === 0) return undefined;
  const isMe =
    author !== local.account && counted.some(({ account }) => account === null || account === local.account);
  return { list: counted, isMe };
}

/** Whether somebody may call everybody in a conversation. */
export function mayCall(storage: Storage, author: AccountId, room: GroupId | null): boolean {
  if (room === null) return false;
  return mayCallEverybody(storage.rooms.roleOf(room, author), storage.rooms.members(room).length);
}
