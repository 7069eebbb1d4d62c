import { expect, test, vi } from 'vitest';
import { conversationId } from '#shared/model/ids.ts';
import { desktop, inRoom, pending, room, shown, toasts, unread } from './desktop-by-hand.ts';

test('a summary has a group of its own, and goes when all that it tells of is read, muted or gone', async () => {
  const on = desktop();
  const rooms = ['1', '2', '3', '4'].map((index) => inRoom(`direct:${index}`, Number(index)));
  on.wait(...rooms);
  await on.receive();
  expect(toasts.map(({ groupId }) => groupId)).toEqual(['summary']);
  expect(on.flashing().main).toBe(true);
  const [first, second, third, last] = rooms.map(({ conversation }) => conversation.id);
  if (first === undefined || second === undefined || third === undefined || last === undefined)
    throw new Error();
  on.notifier.conversationChanged({ id: first, unread: 0, muted: false });
  on.notifier.conversationChanged({ id: second, unread: 1, muted: true });
  on.notifier.conversationGone(third);
  expect([shown(), on.flashing().main]).toEqual([[true], true]);
  on.notifier.conversationChanged({ id: last, unread: 0, muted: false });
  expect([shown(), on.flashing().main]).toEqual([[false], false]);
});

test('a summary that takes the place of another goes on telling of a mention in a muted room', async () => {
  const on = desktop();
  const [muted, ...others] = ['1', '2', '3', '4'].map((index) => inRoom(`direct:${index}`, Number(index)));
  if (muted === undefined) throw new Error();
  const { id } = muted.conversation;
  on.wait({ ...muted, conversation: { ...muted.conversation, muted: true } }, ...others);
  await on.receive();
  on.wait(inRoom('direct:2', 9));
  await on.receive();
  expect(shown()).toEqual([false, true]);
  // What is still unread there names the person: the summary keeps telling of it, until that is unwanted or read.
  on.wait();
  on.notifier.conversationChanged({ id, unread: 2, muted: true, mentioned: true });
  for (const one of others)
    on.notifier.conversationChanged({ id: one.conversation.id, unread: 0, muted: false });
  expect(shown()).toEqual([false, true]);
  on.notifier.mentionsUnwanted();
  expect(shown()).toEqual([false, false]);
});

test('what a summary told of is told of by the toast of a later message; the summary goes with its last conversation', async () => {
  const on = desktop();
  on.wait(...['1', '2', '3', '4'].map((index) => inRoom(`direct:${index}`, Number(index))));
  await on.receive();
  await vi.advanceTimersByTimeAsync(10_000);
  on.wait(...['1', '2', '3'].map((index) => inRoom(`direct:${index}`, Number(index) + 4)));
  await on.receive();
  expect(shown()).toEqual([true, true, true, true]);
  on.notifier.conversationChanged({ id: conversationId('direct:4'), unread: 0, muted: false });
  expect(shown()).toEqual([false, true, true, true]);
});

test('the next toast of a conversation counts what the one before has told of, and comes without a sound', async () => {
  const on = desktop();
  on.prefer({ notificationPreview: 'sender' });
  on.wait(unread(pending, 2, 2));
  await on.receive();
  on.wait(unread(pending, 1, 3));
  await vi.advanceTimersByTimeAsync(1_000);
  await on.receive();
  await vi.advanceTimersByTimeAsync(1_000);
  const told = toasts.map(({ body, silent }) => [body, silent]);
  expect(told).toEqual([
    ['shell.toast.messages 2', false],
    ['shell.toast.messages 3', true],
  ]);
  on.notifier.conversationChanged({ id: room, unread: 0, muted: false });
  on.wait(unread(pending, 1, 1));
  await on.receive();
  expect(toasts.slice(2).map(({ body, silent }) => [body, silent])).toEqual([
    ['shell.toast.messages 1', false],
  ]);
});

test('a backlog is told of when it pauses or after seconds, with its whole number and one sound', async () => {
  const on = desktop();
  const rooms = ['1', '2', '3', '4', '5'].map((index) => inRoom(`direct:${index}`, Number(index)));
  const [first] = rooms;
  if (first === undefined) throw new Error();
  for (let message = 1; message <= 50; message++) {
    // The first slices are told of at the longest wait already: what they held waits no more.
    on.wait(...rooms.map((one) => unread(one, message <= 30 ? 10 : 5, message <= 30 ? 10 : 15)));
    on.notifier.conversationChanged({ id: first.conversation.id, unread: 1, muted: false });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(toasts.map(({ body }) => body)).toEqual(['shell.toast.summary 50 5']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(toasts.map(({ body, silent }) => [body, silent])).toEqual([
    ['shell.toast.summary 50 5', false],
    ['shell.toast.summary 75 5', true],
  ]);
  expect(shown()).toEqual([false, true]);
});

test('a steady flow does not stay one silent summary: after some time what comes is told by itself', async () => {
  const on = desktop();
  on.wait(...['1', '2', '3', '4'].map((index) => inRoom(`direct:${index}`, Number(index))));
  await on.receive();
  for (let message = 5; message < 17; message++) {
    on.wait(inRoom(`direct:${String(message)}`, message));
    await on.receive();
    await vi.advanceTimersByTimeAsync(3_000);
  }
  const told = toasts.map(({ groupId, silent }) => ({ isSummary: groupId === 'summary', silent }));
  expect(told.slice(0, 4).every(({ isSummary }) => isSummary)).toBe(true);
  expect(told.slice(4).some(({ isSummary, silent }) => !isSummary && !silent)).toBe(true);
});

test('however slowly the core answers, each message is told of once', async () => {
  const on = desktop();
  on.answerAfter(5_000);
  await on.receive();
  await on.receive();
  await on.receive();
  await vi.advanceTimersByTimeAsync(12_000);
  expect(toasts.map(({ body }) => body)).toEqual(['본문']);
});
