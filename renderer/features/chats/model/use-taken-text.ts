import { useEffect } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore, type RefusedText } from './draft-store.ts';
import type { PageOfMessages } from './message-rows.ts';

/**
 * Takes a text out of the field again that stands among the messages: the messenger behind the window had died after it kept
 * the message, and before it could say so. It would be sent twice otherwise.
 */
export function useTakenText(
  conversation: ConversationId,
  pages: readonly PageOfMessages[] | undefined,
): void {
  const saver = draftSaverOf(useBridge());
  const refused = useDraftStore((store) => store.drafts.get(conversation)?.refused);
  useEffect(() => {
    if (refused === undefined || pages === undefined) return;
    const taken = refused.filter((one) => isTaken(one, pages));
    if (taken.length === 0) return;
    for (const { id } of taken) useDraftStore.getState().taken(conversation, id);
    saver.save(conversation, useDraftStore.getState().drafts.get(conversation)?.text ?? '');
  }, [conversation, pages, refused, saver]);
}

/** Not by the bubble that this window has put there while it was sending. */
export function isTaken({ id }: RefusedText, pages: readonly PageOfMessages[]): boolean {
  return pages.some((page) =>
    page.some((message) => message.id === id && message.arrival < Number.MAX_SAFE_INTEGER),
  );
}
