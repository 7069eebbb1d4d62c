import { useEffect } from 'react';
import type { ConversationId } from '#shared/model/ids.ts';
import { useBridge } from './bridge-context.ts';

/**
 * Tells the main process which conversation this window shows, null for none, as long as the caller is drawn. A failure
 * costs no more than a notification of what one sees.
 */
export function useShowing(conversation: ConversationId | null): void {
  const client = useBridge();
  useEffect(() => {
    client.request('windows', 'showing', { conversation }).catch(() => undefined);
  }, [client, conversation]);
  useEffect(
    () => () => void client.request('windows', 'showing', { conversation: null }).catch(() => undefined),
    [client],
  );
}
