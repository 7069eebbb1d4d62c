import { describe, expect, it } from 'vitest';
import {
  countSince,
  firstUnread,
  newestArrival,
  nextNews,
  takeUnreadMark,
} from '#renderer/features/chats/model/unread-mark.ts';
import { myTestMessage, testMessage, testMessageId } from '../../../support.ts';

const messages = [testMessage(1), testMessage(2), myTestMessage(3), testMessage(4)];

describe('the unread divider', () => {
  it.each([
    [0, null],
    [1, 4],
    [2, 2],
    [3, 1],
    [4, null],
  ])('for %d unread stands before message %s', (unread, number) => {
    const first = firstUnread([messages], takeUnreadMark([messages], unread));
    expect(first).toBe(number === null ? null : testMessageId(number));
  });

  it('stays where it is when more messages come', () => {
    const mark = takeUnreadMark([messages], 2);
    expect(firstUnread([messages, [testMessage(5), testMessage(6)]], mark)).toBe(testMessageId(2));
  });

  it('is found with an older page', () => {
    const newest = messages.slice(2);
    const mark = takeUnreadMark([newest], 3);
    expect(firstUnread([newest], mark)).toBeNull();
    expect(firstUnread([messages.slice(0, 2), newest], mark)).toBe(testMessageId(1));
  });

  it('counts by arrival, not by time', () => {
    const late = [[testMessage(1, { arrival: 9 }), testMessage(2), testMessage(3)]];
    expect(firstUnread(late, takeUnreadMark(late, 1))).toBe(testMessageId(1));
  });

  it('counts what cannot be opened, and never what I wrote', () => {
    const mixed = [[testMessage(1, { state: 'undecryptable' }), myTestMessage(2)]];
    expect(newestArrival(mixed)).toBe(1);
    expect(firstUnread(mixed, takeUnreadMark(mixed, 1))).toBe(testMessageId(1));
  });

  it('counts what cannot be had any more, and no line of the messenger itself', () => {
    const mixed = [[testMessage(1, { state: 'lost' }), testMessage(2, { kind: 'identity-changed' })]];
    expect(newestArrival(mixed)).toBe(1);
    expect(newestArrival(mixed, 'news')).toBe(2);
    expect(firstUnread(mixed, takeUnreadMark(mixed, 1))).toBe(testMessageId(1));
  });
});

describe('what has come since', () => {
  const pages = [
    [testMessage(1), myTestMessage(2)],
    [],
    [testMessage(3), testMessage(4, { kind: 'identity-changed' })],
  ];

  it('is counted over all pages, without what I wrote and what the messenger says', () => {
    expect([0, 1, 3].map((seen) => countSince(pages, seen))).toEqual([2, 1, 0]);
  });

  it('is told in its order, with what the messenger says', () => {
    expect([0, 1, 3, 4].map((after) => nextNews(pages, after)?.arrival)).toEqual([1, 3, 4, undefined]);
  });
});
