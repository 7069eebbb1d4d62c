import { useCallback, useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { ConversationId } from '#shared/model/ids.ts';

/** More often than this nobody is told anything new, in milliseconds; the messenger itself is slower still. */
const pauseMs = 3_000;

/**
 * Tells the other one that something is being written: what is written now, or (empty) that nothing is any more. A failure
 * does no harm, and nobody is told of it.
 */
export function useTellTyping(conversation: ConversationId): (written: string) => void {
  const client = useBridge();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(
    (written: string) => {
      if (written === '') {
        last.current = Number.NEGATIVE_INFINITY;
        return;
      }
      const now = performance.now();
      if (now - last.current < pauseMs) return;
      last.current = now;
      client.request('presence', 'typing', { conversation }).catch(() => undefined);
    },
    [client, conversation],
  );
}
