import type { InfiniteData } from '@tanstack/react-query';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message, MessageState } from '#shared/model/message.ts';

export type MessagePage = RequestOutput<'chats', 'messages'>;
/** The newest page first; within a page the oldest message first. */
export type MessagePages = InfiniteData<MessagePage, MessageId | null>;

/** All loaded messages, oldest first. */
export function flattenMessages(pages: readonly MessagePage[]): readonly Message[] {
  return pages.toReversed().flatMap((page) => page.messages);
}

/**
 * Applies what has changed. A message that is older than all that is loaded is left out when there is more to load: it
 * comes with its page. Pages of which nothing changes stay the same objects, so that nobody looks through them again.
 */
export function applyMessages(
  pages: MessagePages,
  changed: readonly Message[],
  removed: readonly MessageId[] = [],
): MessagePages {
  const gone = new Set<MessageId>([...removed, ...changed.map((message) => message.id)]);
  const remaining = pages.pages.map((page) =>
    page.messages.some((message) => gone.has(message.id))
      ? { ...page, messages: page.messages.filter((message) => !gone.has(message.id)) }
      : page,
  );
  for (const message of changed) insert(remaining, message);
  return { ...pages, pages: remaining };
}

/**
 * Applies the answer to a send or retry. Events may have overtaken it, so it never takes a message back to an earlier
 * state.
 */
export function applyAnswer(pages: MessagePages, answer: Message): MessagePages {
  const known = flattenMessages(pages.pages).find((message) => message.id === answer.id);
  if (known !== undefined && progress(known.state) > progress(answer.state)) return pages;
  return applyMessages(pages, [answer]);
}

function insert(pages: MessagePage[], message: Message): void {
  const index = pages.findIndex((page) => {
    const oldest = page.messages[0];
    return oldest !== undefined && compareMessages(message, oldest) >= 0;
  });
  const at = index === -1 ? pages.length - 1 : index;
  const page = pages[at];
  if (page === undefined || (index === -1 && page.more && page.messages.length > 0)) return;
  const position = page.messages.findLastIndex((known) => compareMessages(known, message) <= 0);
  pages[at] = { ...page, messages: page.messages.toSpliced(position + 1, 0, message) };
}

/**
 * The order of a conversation: by time; what has no time of the relay yet stands at the end, because this PC's clock
 * may be behind.
 */
function compareMessages(one: Message, other: Message): number {
  const waiting = Number(one.state === 'sending') - Number(other.state === 'sending');
  if (waiting !== 0) return waiting;
  return one.time - other.time || one.arrival - other.arrival;
}

const order: readonly MessageState[] = ['sent', 'delivered', 'read'];

function progress(state: MessageState): number {
  return order.indexOf(state);
}
