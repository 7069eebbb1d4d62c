import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { PageOfMessages } from './message-rows.ts';

/** How far one had read when the room was opened. */
export interface UnreadMark {
  readonly unread: number;
  /** The newest arrival at that time: what comes later is new, but not behind the divider. */
  readonly upTo: number;
}

/** Takes the mark when a room is opened. */
export function takeUnreadMark(pages: readonly PageOfMessages[], unread: number): UnreadMark {
  return { unread, upTo: newestArrival(pages) };
}

/**
 * The first message that was unread at the mark; null when there was none, or when it is not loaded yet. Looks into the
 * messages only once so many of them are loaded.
 */
export function firstUnread(pages: readonly PageOfMessages[], mark: UnreadMark): MessageId | null {
  if (mark.unread === 0) return null;
  if (pages.reduce((count, page) => count + arrivalsOf(page).others, 0) < mark.unread) return null;
  const messages = pages.flat().filter((message) => isFromOthers(message));
  const arrivals = messages
    .map((message) => message.arrival)
    .filter((arrival) => arrival <= mark.upTo)
    .sort((one, other) => one - other);
  const oldest = arrivals.at(-mark.unread);
  if (oldest === undefined) return null;
  return messages.find((message) => message.arrival >= oldest)?.id ?? null;
}

/** The newest arrival of messages from others, or of `news` (lines of the messenger too) or of all; 0 when there are none. */
export function newestArrival(
  pages: readonly PageOfMessages[],
  counts: 'others' | 'news' | 'all' = 'others',
): number {
  const newest = ({ newestOfOthers, newestNews, newestOfAll }: Arrivals): number =>
    counts === 'others' ? newestOfOthers : counts === 'news' ? newestNews : newestOfAll;
  return pages.reduce((most, page) => Math.max(most, newest(arrivalsOf(page))), 0);
}

/** How many messages from others have arrived after another one. */
export function countSince(pages: readonly PageOfMessages[], seen: number): number {
  return pages
    .filter((page) => arrivalsOf(page).newestOfOthers > seen)
    .flat()
    .filter((message) => isFromOthers(message) && message.arrival > seen).length;
}

/** The first message that is news and has arrived after another one. */
export function nextNews(pages: readonly PageOfMessages[], after: number): Message | undefined {
  return pages
    .filter((page) => arrivalsOf(page).newestNews > after)
    .flat()
    .find((message) => isNews(message) && message.arrival > after);
}

/** Whether it counts as unread until it is read. */
function isFromOthers({ kind, state }: Message): boolean {
  return kind === 'text' && (state === 'received' || state === 'undecryptable' || state === 'lost');
}

function isNews(message: Message): boolean {
  return isFromOthers(message) || message.kind === 'identity-changed';
}

/** What the messages of a page come to. */
interface Arrivals {
  readonly others: number;
  readonly newestOfOthers: number;
  readonly newestNews: number;
  readonly newestOfAll: number;
}

const known = new WeakMap<PageOfMessages, Arrivals>();

/** Counted once a page, because it is asked whenever something changes, of every page that is loaded. */
function arrivalsOf(page: PageOfMessages): Arrivals {
  const before = known.get(page);
  if (before !== undefined) return before;
  const newest = (messages: PageOfMessages): number =>
    messages.reduce((most, { arrival }) => Math.max(most, arrival), 0);
  const others = page.filter((message) => isFromOthers(message));
  const arrivals = {
    others: others.length,
    newestOfOthers: newest(others),
    newestNews: newest(page.filter((message) => isNews(message))),
    newestOfAll: newest(page),
  };
  known.set(page, arrivals);
  return arrivals;
}
