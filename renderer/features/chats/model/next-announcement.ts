import type { Message } from '#shared/model/message.ts';
import type { PageOfMessages } from './message-rows.ts';
import { countSince, newestArrival, nextNews } from './unread-mark.ts';

/** What is spoken next of what has arrived. */
export interface Announcement {
  readonly message: Message;
  /** How many have come, where they are too many to be spoken one by one: the message is the newest of them. */
  readonly outOf: number | null;
}

/** What is to be spoken after the news up to an arrival; undefined when there is nothing. */
export function nextAnnouncement(pages: readonly PageOfMessages[], spoken: number): Announcement | undefined {
  const message = nextNews(pages, spoken);
  if (message === undefined) return undefined;
  const count = countSince(pages, spoken);
  if (count <= mostSpoken) return { message, outOf: null };
  return { message: nextNews(pages, newestArrival(pages) - 1) ?? message, outOf: count };
}

/** So many are spoken one after another, in some seconds; of more one would still hear when reading something else. */
const mostSpoken = 3;
