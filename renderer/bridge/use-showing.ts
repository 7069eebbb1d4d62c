import { useEffect } from 'react';
import type { ConversationId } from '#shared/model/ids.ts';
import { useBridge } from './bridge-context.ts';

/**
 * Tells the main process which conversation this window shows, null for none, and whether something unsent stands in it, as
 * long as the caller is drawn. A failure costs no more than a notification of what one sees.
 */
export function useShowing(conversation: ConversationId | null, unsent: boolean): void {
  const client = useBridge();
  useEffect(() => {
    client.request('windows', 'showing', { conversation, unsent }).catch(() => undefined);
  }, [client, conversation, unsent]);
  useEffect(
    () => () =>
      void client.request('windows', 'showing', { conversation: null, unsent: false }).catch(() => undefined),
    [client],
  );
}
