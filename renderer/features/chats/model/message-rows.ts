import { dayNumber } from '#renderer/ui/dates/date-labels.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';

/**
 * One row of the log. Dividers belong to the row below them, so that every row has the id of a message for its key and
 * the place one reads at is kept when older rows come in above.
 */
export interface MessageRow {
  readonly message: Message;
  /** A new day begins here. */
  readonly day: boolean;
  /** One had read up to here when the room was opened. Never at the top, where nothing was read before. */
  readonly unread: boolean;
  /** First of its group: shows who wrote it. */
  readonly first: boolean;
  /** Last of its group: shows the time. */
  readonly last: boolean;
  /** Shows what became of my message: at the last of a group, where the next one fared differently, while it waits or is unread. */
  readonly state: boolean;
}

/** Groups messages (oldest first) by day, sender and minute. `firstUnread` gets the unread divider. */
export function messageRows(
  messages: readonly Message[],
  firstUnread: MessageId | null,
): readonly MessageRow[] {
  const starts: boolean[] = [];
  let groupStart: Message | undefined;
  for (const [index, message] of messages.entries()) {
    const previous = messages[index - 1];
    const joins =
      previous !== undefined &&
      groupStart !== undefined &&
      message.id !== firstUnread &&
      senderOf(previous) === senderOf(message) &&
      dayNumber(previous.time) === dayNumber(message.time) &&
      Math.abs(message.time - groupStart.time) < groupLength;
    if (!joins) groupStart = message;
    starts.push(!joins);
  }
  return messages.map((message, index) => {
    const previous = messages[index - 1];
    const next = messages[index + 1];
    const last = starts[index + 1] ?? true;
    return {
      message,
      day: previous === undefined || dayNumber(previous.time) !== dayNumber(message.time),
      unread: message.id === firstUnread && previous !== undefined,
      first: starts[index] ?? true,
      last,
      state:
        message.kind === 'text' &&
        message.author === null &&
        (last ||
          message.state === 'sending' ||
          message.state === 'delivered' ||
          next?.state !== message.state),
    };
  });
}

const groupLength = 60_000;

/** A line of the messenger itself belongs to nobody, and to no other line. */
function senderOf({ id, kind, author }: Message): string {
  if (kind !== 'text') return `line ${id}`;
  return author === null ? '' : `${author.personId ?? ''} ${author.name}`;
}
