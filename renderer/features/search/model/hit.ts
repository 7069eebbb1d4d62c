import type { Conversation } from '#shared/model/conversation.ts';
import type { Person } from '#shared/model/person.ts';

/** One row of what the quick search found. */
export type Hit =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'person'; readonly person: Person; readonly reachable: boolean };

/** Whom a row is about; null for a room. */
export function personOf(hit: Hit): Person | null {
  if (hit.kind === 'person') return hit.person;
  return hit.conversation.kind === 'direct' ? hit.conversation.peer : null;
}

/** Whether they use Narae. */
export function isReachable(hit: Hit): boolean {
  if (hit.kind === 'person') return hit.reachable;
  return hit.conversation.kind === 'group' || hit.conversation.reachable;
}

/** A name for a row that no other row has. */
export function hitKey(hit: Hit): string {
  return `${hit.kind} ${hit.kind === 'conversation' ? hit.conversation.id : hit.person.id}`;
}
