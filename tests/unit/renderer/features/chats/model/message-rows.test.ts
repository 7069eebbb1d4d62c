import { describe, expect, it } from 'vitest';
import { messageRows as rowsByPage } from '#renderer/features/chats/model/message-rows.ts';
import type { Message } from '#shared/model/message.ts';
import { personId, type MessageId } from '#shared/model/ids.ts';
import { myTestMessage, testMessage, testMessageId } from '../../../support.ts';

const noon = Date.parse('2026-06-10T12:00:00+09:00');
const at = (seconds: number) => ({ time: noon + seconds * 1000 });
const messageRows = (messages: readonly Message[], firstUnread: MessageId | null) =>
  rowsByPage([messages], firstUnread).flat();
const firsts = (messages: readonly Message[]) => messageRows(messages, null).map((row) => row.first);

describe('groups', () => {
  it('hold messages of one sender within a minute of the first', () => {
    const messages = [
      testMessage(1, at(0)),
      testMessage(2, at(30)),
      testMessage(3, at(59)),
      testMessage(4, at(60)),
    ];
    expect(firsts(messages)).toEqual([true, false, false, true]);
    expect(messageRows(messages, null).map((row) => row.last)).toEqual([false, false, true, true]);
  });

  it('end when somebody else writes', () => {
    const other = { personId: personId('p-2'), name: '김도현', title: '과장', department: '과' };
    expect(
      firsts([testMessage(1, at(0)), myTestMessage(2, at(1)), testMessage(3, { ...at(2), author: other })]),
    ).toEqual([true, true, true]);
  });

  it('end at midnight', () => {
    const midnight = Date.parse('2026-06-11T00:00:00+09:00');
    const rows = messageRows(
      [testMessage(1, { time: midnight - 1000 }), testMessage(2, { time: midnight })],
      null,
    );
    expect(rows.map((row) => row.first)).toEqual([true, true]);
    expect(rows.map((row) => row.day)).toEqual([true, true]);
  });

  it('end at the unread divider', () => {
    const rows = messageRows([testMessage(1, at(0)), testMessage(2, at(1))], testMessageId(2));
    expect(rows.map((row) => row.unread)).toEqual([false, true]);
    expect(rows.map((row) => row.first)).toEqual([true, true]);
  });
});

describe('a line of the messenger itself', () => {
  const rows = messageRows(
    [
      myTestMessage(1, { ...at(0), state: 'delivered' }),
      testMessage(2, { ...at(1), kind: 'identity-changed', author: null }),
      testMessage(3, { ...at(2), kind: 'identity-changed', author: null }),
      myTestMessage(4, { ...at(3), state: 'delivered' }),
    ],
    null,
  );

  it('stands alone, and ends the group before it', () => {
    expect(rows.map((row) => row.first)).toEqual([true, true, true, true]);
    expect(rows[0]?.last).toBe(true);
  });

  it('is nothing that I have sent', () => {
    expect(rows.map((row) => row.state)).toEqual([true, false, false, true]);
  });
});

describe('the unread divider', () => {
  it('is not shown at the top, where nothing was read before', () => {
    const rows = messageRows([testMessage(1, at(0)), testMessage(2, at(1))], testMessageId(1));
    expect(rows.map((row) => row.unread)).toEqual([false, false]);
  });
});

describe('days', () => {
  it('begin once', () => {
    const rows = messageRows(
      [testMessage(1, at(0)), testMessage(2, at(1)), testMessage(3, at(86_400))],
      null,
    );
    expect(rows.map((row) => row.day)).toEqual([true, false, true]);
  });
});

describe('what became of my messages', () => {
  it('stands at the last of a group, where the next one fared differently, and while it waits or is unread', () => {
    const rows = messageRows(
      [
        myTestMessage(1, { ...at(0), state: 'read' }),
        myTestMessage(2, { ...at(1), state: 'read' }),
        myTestMessage(3, { ...at(2), state: 'delivered' }),
        myTestMessage(4, { ...at(3), state: 'delivered' }),
        myTestMessage(5, { ...at(4), state: 'sending' }),
        myTestMessage(6, { ...at(5), state: 'sending' }),
      ],
      null,
    );
    expect(rows.map((row) => row.state)).toEqual([false, true, true, true, true, true]);
  });

  it('is not shown for others', () => {
    expect(messageRows([testMessage(1)], null)[0]?.state).toBe(false);
  });
});

describe('pages', () => {
  const all = Array.from({ length: 12 }, (_, index) =>
    index % 5 === 4 ? myTestMessage(index, at(index * 17)) : testMessage(index, at(index * 17)),
  );
  const older = all.slice(0, 4);
  const middle = all.slice(4, 8);
  const newest = all.slice(8);

  it.each([
    [[older, middle, newest]],
    [[older, [], middle, newest]],
    [[all.slice(0, 1), all.slice(1, 2), all.slice(2)]],
  ])('group as if there were none', (pages) => {
    expect(rowsByPage(pages, testMessageId(6)).flat()).toEqual(messageRows(all, testMessageId(6)));
  });

  it('keep their rows when an older page comes in, but for those at its edge', () => {
    const before = rowsByPage([middle, newest], null);
    const after = rowsByPage([older, middle, newest], null);
    expect(after[2]).toBe(before[1]);
    expect(after[1]).not.toBe(before[0]);
    expect(rowsByPage([all.slice(0, 2), older.slice(2), middle, newest], null)[2]).toBe(after[1]);
  });

  it('keep their rows when a message comes at the end', () => {
    const before = rowsByPage([older, middle, newest], null);
    const after = rowsByPage([older, middle, [...newest, myTestMessage(12, at(300))]], null);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});
