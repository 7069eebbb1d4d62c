import { useEffect, useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ConversationId } from '#shared/model/ids.ts';

/** Fewer devices have the key of a room before anybody could read how many of them. */
const worthReading = 50;

/** What the first message to a large room waits for: that everybody's devices have the key. Nothing when there is nothing to wait for. */
export function KeysSharedLine({
  conversation,
  className,
}: {
  readonly conversation: ConversationId;
  readonly className: string | undefined;
}) {
  const client = useBridge();
  const text = useText();
  const [shared, setShared] = useState<{ readonly done: number; readonly of: number } | null>(null);
  useEffect(
    () =>
      client.on('chats', 'keysShared', ({ conversation: told, done, of }) => {
        if (told === conversation) setShared(done < of && of >= worthReading ? { done, of } : null);
      }),
    [client, conversation],
  );
  if (shared === null) return null;
  return <span className={className}>{text('room.keys-shared', shared)}</span>;
}
