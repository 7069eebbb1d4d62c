import { dayNumber } from '#renderer/ui/dates/date-labels.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { shownTime } from '#shared/model/shown-time.ts';

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

/** A page of messages, oldest first. What it holds does not change: a page with another message is another page. */
export type PageOfMessages = readonly Message[];
export type PageOfRows = readonly MessageRow[];

/**
 * Groups messages by day, sender and minute; pages and messages oldest first. `firstUnread` gets the unread divider. The rows of
 * a page are the same object as long as nothing changes in it and at its edges, so that a new page costs what it holds.
 */
export function messageRows(
  pages: readonly PageOfMessages[],
  firstUnread: MessageId | null,
): readonly PageOfRows[] {
  let above = nothing;
  const starts = pages.map((messages) => {
    const page = startsOf(messages, above, firstUnread);
    above = page.end;
    return page;
  });
  let below: Neighbour = { message: undefined, starts: true };
  return starts
    .toReversed()
    .map((page) => {
      const rows = rowsOf(page, below);
      const message = page.messages[0];
      if (message !== undefined) below = { message, starts: page.starts[0] ?? true };
      return rows;
    })
    .toReversed();
}

const groupLength = 60_000;

/** Where a page ends, for the one below. */
interface Edge {
  readonly last: Message | undefined;
  readonly groupStart: Message | undefined;
}

/** What follows a page. */
interface Neighbour {
  readonly message: Message | undefined;
  readonly starts: boolean;
}

interface PageStarts {
  readonly messages: PageOfMessages;
  readonly above: Edge;
  readonly firstUnread: MessageId | null;
  /** For each message, whether a group begins with it. */
  readonly starts: readonly boolean[];
  readonly end: Edge;
}

const nothing: Edge = { last: undefined, groupStart: undefined };
const knownStarts = new WeakMap<PageOfMessages, PageStarts>();
const knownRows = new WeakMap<PageStarts, { readonly below: Neighbour; readonly rows: PageOfRows }>();

function startsOf(messages: PageOfMessages, above: Edge, firstUnread: MessageId | null): PageStarts {
  const known = knownStarts.get(messages);
  if (
    known?.above.last === above.last &&
    known?.above.groupStart === above.groupStart &&
    known?.firstUnread === firstUnread
  )
    return known;
  let { last, groupStart } = above;
  const starts = messages.map((message) => {
    const joins =
      last !== undefined &&
      groupStart !== undefined &&
      message.id !== firstUnread &&
      senderOf(last) === senderOf(message) &&
      dayNumber(shownTime(last)) === dayNumber(shownTime(message)) &&
      Math.abs(shownTime(message) - shownTime(groupStart)) < groupLength;
    if (!joins) groupStart = message;
    last = message;
    return !joins;
  });
  const page = { messages, above, firstUnread, starts, end: { last, groupStart } };
  knownStarts.set(messages, page);
  return page;
}

function rowsOf(page: PageStarts, below: Neighbour): PageOfRows {
  const known = knownRows.get(page);
  if (known?.below.message === below.message && known?.below.starts === below.starts) return known.rows;
  const { messages, starts, above, firstUnread } = page;
  const rows = messages.map((message, index) => {
    const previous = index === 0 ? above.last : messages[index - 1];
    const next = messages[index + 1] ?? below.message;
    const last = starts[index + 1] ?? below.starts;
    return {
      message,
      day: previous === undefined || dayNumber(shownTime(previous)) !== dayNumber(shownTime(message)),
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
  knownRows.set(page, { below, rows });
  return rows;
}

/** A line of the messenger itself belongs to nobody, and to no other line. */
function senderOf({ id, kind, author }: Message): string {
  if (kind !== 'text') return `line ${id}`;
  return author === null ? '' : `${author.personId ?? ''} ${author.name}`;
}
