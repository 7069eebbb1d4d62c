import { expect, test } from 'vitest';
import type { PendingNotification } from '#shared/model/pending-notification.ts';
import { conversationId, messageId, personId, type ConversationId } from '#shared/model/ids.ts';
import {
  planNotifications,
  type AlreadyTold,
  type Surroundings,
} from '#shell/notifications/notification-plan.ts';
import type { ShellText } from '#shell/texts.ts';

const text: ShellText = (key, values = {}) => [key, ...Object.values(values)].join(' ');
const nothing: AlreadyTold = { countOf: () => 0, summary: new Map(), isSummaryYoung: false };
const surroundings: Surroundings = {
  enabled: true,
  preview: 'sender',
  locked: false,
  isSeen: () => false,
};

test('a toast tells as much as the person wants others to see', () => {
  const bodies = (['none', 'sender', 'full'] as const).map(
    (preview) => planNotifications([pending(1, 2)], nothing, { ...surroundings, preview }, text)[0],
  );
  expect(bodies).toMatchObject([
    { conversation: id(1), title: 'app.name', body: 'shell.toast.messages 2', canReply: false },
    { conversation: id(1), title: '이름1 과장', body: 'shell.toast.messages 2', canReply: true },
    { conversation: id(1), title: '이름1 과장', body: '본문 1 두 줄', canReply: true },
  ]);
});

test('a locked screen tells nothing but that there is something', () => {
  const [toast] = planNotifications(
    [pending(1, 1)],
    nothing,
    { ...surroundings, preview: 'full', locked: true },
    text,
  );
  expect(JSON.stringify(toast)).not.toMatch(/이름|본문/);
});

test('nobody is told of what they see, nor when they want no notifications', () => {
  const isSeen = (conversation: string): boolean => conversation === id(1);
  const toasts = planNotifications(
    [pending(1, 1), pending(2, 1)],
    nothing,
    { ...surroundings, isSeen },
    text,
  );
  expect(toasts.map(({ conversation }) => conversation)).toEqual([id(2)]);
  expect(planNotifications([pending(1, 1)], nothing, { ...surroundings, enabled: false }, text)).toEqual([]);
});

test('more than three conversations at once are told together, without names', () => {
  const many = [1, 2, 3, 4].map((index) => pending(index, 5));
  expect(planNotifications(many, nothing, { ...surroundings, preview: 'full' }, text)).toMatchObject([
    { conversation: null, title: 'app.name', body: 'shell.toast.summary 20 4', canReply: false },
  ]);
  expect(planNotifications(many.slice(1), nothing, surroundings, text)).toHaveLength(3);
});

test('a number holds what a standing toast has told of, and no more than is unread', () => {
  const already = { ...nothing, countOf: () => 4 };
  const numbers = [
    [1, 9],
    [1, 3],
    [2, 2],
  ].map(([count = 0, unread = 0]) => {
    const one = pending(1, count);
    const conversation = { ...one.conversation, unread };
    return planNotifications([{ ...one, conversation }], already, surroundings, text)[0]?.body;
  });
  expect(numbers).toEqual([5, 3, 2].map((count) => `shell.toast.messages ${String(count)}`));
});

test('what comes right after a summary is told of with it', () => {
  const summary = new Map([
    [id(1), 5],
    [id(2), 3],
  ]);
  const countOf = (one: ConversationId): number => summary.get(one) ?? 0;
  const one = pending(2, 2);
  const more = { ...one, conversation: { ...one.conversation, unread: 5 } };
  const told = [true, false].map((isSummaryYoung) =>
    planNotifications([more], { countOf, summary, isSummaryYoung }, surroundings, text).map(
      ({ body, counts }) => [body, ...counts.values()],
    ),
  );
  expect(told).toEqual([[['shell.toast.summary 10 2', 5, 5]], [['shell.toast.messages 5', 5]]]);
});

test('a long text is cut', () => {
  const [toast] = planNotifications(
    [pending(1, 1, '가'.repeat(5_000))],
    nothing,
    { ...surroundings, preview: 'full' },
    text,
  );
  expect(toast?.body).toHaveLength(200);
});

test.each([
  ['an emoji of two units', '😀'],
  ['a family of several people', '👨‍👩‍👧‍👦'],
  ['a flag', '🇰🇷'],
  ['a syllable of single letters', '\u1112\u1161\u11ab'],
])('a long text is cut between letters: %s stays whole', (_what, letter) => {
  const [toast] = planNotifications(
    [pending(1, 1, `가${letter.repeat(500)}`)],
    nothing,
    { ...surroundings, preview: 'full' },
    text,
  );
  const body = toast?.body ?? '';
  expect(body.isWellFormed()).toBe(true);
  const count = (body.length - 1) / letter.length;
  expect(body).toBe(`가${letter.repeat(count)}`);
  expect(count).toBeGreaterThan(50);
});

test('a letter of endless marks makes no endless toast, nor half a character', () => {
  const [toast] = planNotifications(
    [pending(1, 1, `가a${'\u{1D16E}'.repeat(5_000)}`)],
    nothing,
    { ...surroundings, preview: 'full' },
    text,
  );
  expect(toast?.body.length).toBeLessThan(2_100);
  expect(toast?.body.isWellFormed()).toBe(true);
});

function pending(index: number, count: number, body = `본문 ${String(index)}\n두  줄`): PendingNotification {
  const peer = {
    id: personId(`p-${String(index)}`),
    name: `이름${String(index)}`,
    rank: '서기관',
    position: '과장',
    unit: null,
    departments: ['기관'],
    employment: { kind: 'working' } as const,
    duty: '업무',
    extension: '1234',
  };
  return {
    conversation: {
      id: id(index),
      kind: 'direct',
      peer,
      reachable: true,
      gone: false,
      trust: 'known',
      preview: null,
      time: 1,
      unread: count,
      favourite: false,
      muted: false,
      draft: '',
    },
    count,
    newest: {
      id: messageId(String(index).repeat(32)),
      conversationId: id(index),
      kind: 'text',
      author: null,
      text: body,
      time: 1,
      state: 'received',
      arrival: index,
      failure: null,
    },
  };
}

function id(index: number): ReturnType<typeof conversationId> {
  return conversationId(`direct:${String(index)}`);
}
