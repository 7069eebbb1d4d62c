import type { Conversation } from '#shared/model/conversation.ts';
import { useDraftStore } from './draft-store.ts';

/** Whether something is written in a conversation that has not been sent. */
export function useHasUnsent(conversation: Conversation | undefined): boolean {
  const written = useDraftStore((store) =>
    conversation === undefined ? undefined : store.drafts.get(conversation.id)?.text,
  );
  return (written ?? conversation?.draft ?? '') !== '';
}
