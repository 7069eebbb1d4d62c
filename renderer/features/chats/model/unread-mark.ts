import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';

/** How far one had read when the room was opened. */
export interface UnreadMark {
  readonly unread: number;
  /** The newest arrival at that time: what comes later is new, but not behind the divider. */
  readonly upTo: number;
}

/** Takes the mark when a room is opened. */
export function takeUnreadMark(messages: readonly Message[], unread: number): UnreadMark {
  return { unread, upTo: newestArrival(messages) };
}

/** The first message that was unread at the mark; null when there was none, or when it is not loaded yet. */
export function firstUnread(messages: readonly Message[], mark: UnreadMark): MessageId | null {
  if (mark.unread === 0) return null;
  const arrivals = messages
    .filter((message) => isFromOthers(message) && message.arrival <= mark.upTo)
    .map((message) => message.arrival)
    .sort((one, other) => one - other);
  const oldest = arrivals.at(-mark.unread);
  if (oldest === undefined) return null;
  return messages.find((message) => isFromOthers(message) && message.arrival >= oldest)?.id ?? null;
}

/** The newest arrival of messages that count (those from others, unless told otherwise), 0 when there are none. */
export function newestArrival(
  messages: readonly Message[],
  counts: (message: Message) => boolean = isFromOthers,
): number {
  return messages.reduce(
    (newest, message) => (counts(message) ? Math.max(newest, message.arrival) : newest),
    0,
  );
}

/** Whether it counts as unread until it is read. */
export function isFromOthers({ kind, state }: Message): boolean {
  return kind === 'text' && (state === 'received' || state === 'undecryptable' || state === 'lost');
}
