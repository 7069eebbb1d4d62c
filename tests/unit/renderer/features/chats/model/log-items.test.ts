import { describe, expect, it } from 'vitest';
import { ageOf, itemOf, logItems } from '#renderer/features/chats/model/log-items.ts';
import { messageRows } from '#renderer/features/chats/model/message-rows.ts';
import { testMessage, testMessageId } from '../../../support.ts';

/** Six pages of two messages: 1 and 2 on the oldest one, 11 and 12 on the newest one. */
const pages = messageRows(
  Array.from({ length: 6 }, (_, page) => [testMessage(page * 2 + 1), testMessage(page * 2 + 2)]),
  null,
);
const look = (...[inSight, kept = []]: [{ newest: number; oldest: number }, number[]?]) =>
  logItems(pages, inSight, kept).map((item) =>
    item.kind === 'row' ? Number(item.row.message.text) : 'folded',
  );

describe('what the log is laid out of', () => {
  it('is rows for the pages in sight and beside them, and one item for every other', () => {
    expect(look({ newest: 0, oldest: 0 })).toEqual(['folded', 'folded', 'folded', 'folded', 9, 10, 11, 12]);
    expect(look({ newest: 2, oldest: 3 })).toEqual(['folded', 3, 4, 5, 6, 7, 8, 9, 10, 'folded']);
  });

  it('is rows around what is kept, wherever one looks', () => {
    expect(look({ newest: 0, oldest: 0 }, [5])).toEqual([1, 2, 3, 4, 'folded', 'folded', 9, 10, 11, 12]);
  });

  it('does not grow with what is loaded but for an item a page', () => {
    const many = messageRows(
      Array.from({ length: 1_000 }, (_, page) =>
        Array.from({ length: 100 }, (_message, index) => testMessage(page * 100 + index)),
      ),
      null,
    );
    expect(logItems(many, { newest: 500, oldest: 500 }, [])).toHaveLength(997 + 300);
  });

  it('has no item for a page that has become empty', () => {
    expect(logItems([...pages, []], { newest: 0, oldest: 0 }, [])).toHaveLength(5 + 2);
  });
});

describe('a message', () => {
  it('is found by its page, which keeps its age when older ones come in, and among the rows', () => {
    expect(ageOf(pages, testMessageId(1))).toBe(5);
    expect(ageOf(pages.slice(2), testMessageId(9))).toBe(ageOf(pages, testMessageId(9)));
    expect(ageOf(pages, testMessageId(13))).toBeNull();
    const items = logItems(pages, { newest: 0, oldest: 0 }, []);
    expect(itemOf(items, testMessageId(9))).toBe(4);
    expect(itemOf(items, testMessageId(1))).toBe(-1);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });
});
