import type { RoomLineContent } from '#core/storage/index.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { shownInLine } from '#shared/model/message.ts';
import type { Effect } from './group-fold.ts';

/** What a line of the room tells of a change; null for one that shows nothing. */
export function lineOf({ change, joined, lost }: Effect): RoomLineContent | null {
  const { action } = change;
  switch (action.kind) {
    case 'create':
      return { ...about('created', joined), name: action.name };
    case 'invite':
      return about('invited', joined);
    case 'remove':
      return about('removed', lost);
    case 'leave':
      return about('left', []);
    case 'rename':
      return { ...about('renamed', []), name: action.name };
    case 'set-role':
      return { ...about('role', [action.member]), role: action.role };
    case 'set-rules':
      return { ...about('rules', []), rules: action.rules };
    case 'unknown':
      return null;
    default:
      return assertNever(action);
  }
}

function about(action: RoomLineContent['action'], people: readonly AccountId[]): RoomLineContent {
  return {
    action,
    people: people.slice(0, shownInLine),
    count: people.length,
    name: '',
    role: null,
    rules: null,
  };
}
