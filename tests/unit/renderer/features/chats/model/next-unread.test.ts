import { describe, expect, it } from 'vitest';
import { nextUnread } from '#renderer/features/chats/model/next-unread.ts';
import { conversationId } from '#shared/model/ids.ts';
import { testConversation } from '../../../support.ts';

const [first, second, third, fourth] = [1, 0, 1, 0].map((unread, index) =>
  testConversation(index, { unread }),
) as [Row, Row, Row, Row];
type Row = ReturnType<typeof testConversation>;
const rows = [first, second, third, fourth];

describe('the next unread conversation', () => {
  it.each([
    ['nothing', null, first],
    ['an unread one', first.id, third],
    ['a read one', second.id, third],
    ['the last unread one', third.id, first],
    ['the last one', fourth.id, first],
    ['one that is not loaded', conversationId('direct:p-9'), first],
  ])('from %s', (_, selected, expected) => {
    expect(nextUnread(rows, selected)).toBe(expected);
  });

  it('is none where only the selected one has something unread, or none has', () => {
    expect(nextUnread([first, second], first.id)).toBeUndefined();
    expect(nextUnread([second], null)).toBeUndefined();
  });
});
