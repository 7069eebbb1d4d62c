import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';
import type { Storage } from '#core/storage/index.ts';
import { foldGroup } from './fold-group.ts';
import { decodeChange } from './signed-change.ts';

/**
 * Who was in a room after these changes and all that came before them: the same on every PC, whatever else is known there. Null as
 * long as one of them is not known, or not known to be its author's.
 */
export function membersAt(
  storage: Storage,
  room: GroupId,
  heads: readonly ChangeId[],
): readonly AccountId[] | null {
  const verified = storage.rooms.changes(room).filter(({ isVerified }) => isVerified);
  const changes = new Map(verified.map(({ id, change }) => [id, decodeChange(change)]));
  const wanted = new Set<ChangeId>();
  const queue = [...heads];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (wanted.has(id)) continue;
    const change = changes.get(id);
    if (change === undefined) return null;
    wanted.add(id);
    queue.push(...change.parents);
  }
  const folded = foldGroup(
    room,
    [...wanted].flatMap((id) => changes.get(id) ?? []),
  );
  return folded?.state.members.map(({ account }) => account) ?? null;
}
