import { describe, expect, it } from 'vitest';
import {
  applyConversation,
  applyUnreadConversation,
  flattenConversations,
  placeBelow,
  type ConversationPages,
} from '#renderer/bridge/cache/conversation-pages.ts';
import { testConversation } from '../../support.ts';

/** Conversations 20 to 16 and 15 to 11, newest first. */
function pages(more = true): ConversationPages {
  const range = (from: number) => Array.from({ length: 5 }, (_, index) => testConversation(from - index));
  return {
    pages: [
      { conversations: range(20), more: true },
      { conversations: range(15), more },
    ],
    pageParams: [null, testConversation(16)],
  };
}

const times = (of: ConversationPages) =>
  flattenConversations(of.pages).map((conversation) => conversation.time);

describe('the list of conversations', () => {
  it('moves a row with a new message to the top', () => {
    const moved = applyConversation(pages(), testConversation(12, { time: 99 }));
    expect(times(moved)).toEqual([99, 20, 19, 18, 17, 16, 15, 14, 13, 11]);
  });

  it('changes a row in place when its time stays', () => {
    const changed = applyConversation(pages(), testConversation(17, { unread: 3 }));
    expect(times(changed)).toEqual(times(pages()));
    expect(flattenConversations(changed.pages)[3]?.unread).toBe(3);
  });

  it('takes a row between others', () => {
    expect(times(applyConversation(pages(), testConversation(99, { time: 15.5 }))).slice(4, 7)).toEqual([
      16, 15.5, 15,
    ]);
  });

  it('leaves out a row older than all, as long as there is more to load', () => {
    expect(times(applyConversation(pages(true), testConversation(1)))).toHaveLength(10);
    expect(times(applyConversation(pages(false), testConversation(1))).at(-1)).toBe(1);
  });

  it('fills an empty list', () => {
    const empty: ConversationPages = { pages: [{ conversations: [], more: false }], pageParams: [null] };
    expect(times(applyConversation(empty, testConversation(1)))).toEqual([1]);
  });

  it('keeps favourites above, and newest first among themselves', () => {
    const one = applyConversation(pages(), testConversation(13, { favourite: true }));
    const two = applyConversation(one, testConversation(17, { favourite: true }));
    expect(times(two)).toEqual([17, 13, 20, 19, 18, 16, 15, 14, 12, 11]);
    const moved = applyConversation(two, testConversation(13, { favourite: true, time: 99 }));
    expect(times(moved).slice(0, 3)).toEqual([99, 17, 20]);
    expect(times(applyConversation(two, testConversation(13)))).toEqual([
      17, 20, 19, 18, 16, 15, 14, 13, 12, 11,
    ]);
  });

  it('leaves out what is a favourite no more and stands below all that is loaded', () => {
    const favourite = applyConversation(pages(), testConversation(3, { favourite: true }));
    expect(times(favourite)[0]).toBe(3);
    expect(times(applyConversation(favourite, testConversation(3)))).toEqual(times(pages()));
  });

  it('takes into the unread ones what is unread, and keeps what has been read meanwhile', () => {
    const unread = (number: number, count: number) => testConversation(number, { unread: count });
    expect(times(applyUnreadConversation(pages(false), unread(99, 0)))).toEqual(times(pages()));
    expect(times(applyUnreadConversation(pages(false), unread(99, 1)))[0]).toBe(99);
    const read = applyUnreadConversation(pages(), unread(14, 0));
    expect(times(read)).toEqual(times(pages()));
    expect(flattenConversations(read.pages)[6]?.unread).toBe(0);
  });

  it('asks for the next page from the last row that is loaded', () => {
    expect(placeBelow(pages().pages)).toEqual({ id: testConversation(11).id, favourite: false, time: 11 });
    expect(placeBelow([])).toBeUndefined();
  });

  it('orders conversations of one moment as the database does, by id', () => {
    const same = [7, 1, 4].map((number) => testConversation(number, { time: 50 }));
    const filled = same.reduce<ConversationPages>(applyConversation, pages());
    const first = flattenConversations(filled.pages).slice(0, 3);
    expect(first.map(({ id }) => id)).toEqual(['direct:p-7', 'direct:p-4', 'direct:p-1']);
  });

  it('shows a row once that came with two pages', () => {
    const twice = pages();
    twice.pages[1]?.conversations.unshift(testConversation(20));
    expect(times(twice)).toHaveLength(10);
  });
});
