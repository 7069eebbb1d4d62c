import { useCallback, useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { ConversationId } from '#shared/model/ids.ts';

/** More often than this nobody is told anything new, in milliseconds; the messenger itself is slower still. */
const pauseMs = 3_000;

/** Tells the other one that something is being written. A failure does no harm, and nobody is told of it. */
export function useTellTyping(conversation: ConversationId): () => void {
  const client = useBridge();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    const now = performance.now();
    if (now - last.current < pauseMs) return;
    last.current = now;
    client.request('presence', 'typing', { conversation }).catch(() => undefined);
  }, [client, conversation]);
}
