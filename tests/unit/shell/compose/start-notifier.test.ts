import { expect, test, vi } from 'vitest';
import {
  desktop,
  gathered,
  inRoom,
  pending,
  power,
  room,
  session,
  shown,
  system,
  toasts,
  unread,
} from './desktop-by-hand.ts';

test('a toast tells what the preferences of the moment let it tell', async () => {
  const { receive, prefer, told } = desktop();
  expect(await receive()).toBe('이름 과장: 본문');
  prefer({ notificationPreview: 'sender' });
  expect(await receive()).toBe('이름 과장: shell.toast.messages 1');
  prefer({ notificationPreview: 'none' });
  expect(await receive()).toBe('app.name: shell.toast.messages 1');
  prefer({ notifications: false });
  expect(await receive()).toBeNull();
  expect(told).toEqual([7, 7, 7, 7]);
});

test('a locked screen shows neither a name nor a text, until it is unlocked', async () => {
  const { receive } = desktop();
  power.emit('lock-screen');
  expect(await receive()).toBe('app.name: shell.toast.messages 1');
  power.emit('unlock-screen');
  expect(await receive()).toBe('이름 과장: 본문');
});

test('a session that the system restores behind its lock screen shows nothing either, though nobody told of it', async () => {
  const { receive } = desktop();
  session.state = 'locked';
  expect(await receive()).toBe('app.name: shell.toast.messages 1');
  session.state = 'active';
  expect(await receive()).toBe('이름 과장: 본문');
});

test('toasts are grouped by conversation: a new one takes the place of its own only, and reading takes away that one', async () => {
  const on = desktop();
  const other = inRoom('direct:02', 8);
  on.wait(pending, other);
  await on.receive();
  expect(toasts.map(({ groupId }) => groupId)).toEqual([room, other.conversation.id]);
  on.wait(inRoom('direct:01', 9));
  await on.receive();
  expect(toasts.map(({ groupId }) => groupId)).toEqual([room, other.conversation.id, room]);
  expect(shown()).toEqual([false, true, true]);
  on.notifier.conversationChanged({ id: other.conversation.id, unread: 0, muted: false });
  expect(shown()).toEqual([false, false, true]);
});

test.each<[string, (on: ReturnType<typeof desktop>) => void]>([
  ['the preview has become less', (on) => on.prefer({ notificationPreview: 'none' })],
  ['notifications are off', (on) => on.prefer({ notifications: false })],
  ['the screen is locked', () => power.emit('lock-screen')],
  [
    'the conversation is read',
    (on) => on.notifier.conversationChanged({ id: room, unread: 0, muted: false }),
  ],
  ['it is muted', (on) => on.notifier.conversationChanged({ id: room, unread: 1, muted: true })],
  [
    'it is muted, also where one is named in something unread',
    (on) => on.notifier.conversationChanged({ id: room, unread: 2, muted: true, mentioned: true }),
  ],
  ['it is gone into another one', (on) => on.notifier.conversationGone(room)],
  ['the program ends, which could not take an answer', (on) => on.notifier.stop()],
])('a toast that stands is taken away when %s', async (_why, happen) => {
  const on = desktop();
  await on.receive();
  expect(shown()).toEqual([true]);
  happen(on);
  expect(shown()).toEqual([false]);
});

test('a toast of a mention in a muted room stands until that is read, or nobody wants to be told of such', async () => {
  const muted = { ...pending, conversation: { ...pending.conversation, muted: true } };
  const changed = { id: room, unread: 1, muted: true, mentioned: true } as const;
  const on = desktop();
  on.wait(muted);
  await on.receive();
  on.notifier.conversationChanged(changed);
  expect(shown()).toEqual([true]);
  on.wait();
  on.notifier.conversationChanged({ ...changed, unread: 0, mentioned: false });
  expect(shown()).toEqual([false]);

  const other = desktop();
  other.wait(muted);
  await other.receive();
  expect(shown().at(-1)).toBe(true);
  other.notifier.mentionsUnwanted();
  expect(shown().at(-1)).toBe(false);
});

test('where the system tells of no locking it is asked, and what stands goes soon after', async () => {
  const on = desktop({ platform: 'linux' });
  await on.receive();
  session.state = 'locked';
  expect(shown()).toEqual([true]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown()).toEqual([false]);
  session.state = 'active';
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await on.receive()).toBe('이름 과장: 본문');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown()).toEqual([false, true]);
});

test('the window of the conversation calls for attention, and none while one works in any', async () => {
  const on = desktop();
  await on.receive();
  expect(on.flashing()).toEqual({ main: false, own: true });
  on.wait(pending, inRoom('direct:02', 8));
  await on.receive();
  expect(on.flashing()).toEqual({ main: true, own: true });

  const working = desktop();
  working.focus();
  await working.receive();
  expect(working.flashing()).toEqual({ main: false, own: false });
});

test('while one is not to be disturbed nothing is shown and nothing calls, and what called stops', async () => {
  const on = desktop();
  await on.receive();
  on.notifier.setDisturbable(false);
  expect([shown(), on.flashing().own]).toEqual([[false], false]);
  expect(await on.receive()).toBeNull();
  expect(on.flashing()).toEqual({ main: false, own: false });
  expect(on.told).toEqual([7, 7]);
});

test('as long as it is not known whether one may be disturbed, nothing is told, nor counts as told', async () => {
  const on = desktop({ isDisturbable: null });
  expect([await on.receive(), on.told]).toEqual([null, []]);
  on.notifier.setDisturbable(true);
  on.notifier.look();
  await vi.advanceTimersByTimeAsync(gathered);
  expect([shown(), on.told]).toEqual([[true], [7]]);
});

test('other preferences leave toasts alone', async () => {
  const on = desktop();
  await on.receive();
  on.prefer({ theme: 'dark', zoom: 1.25 });
  expect(shown()).toEqual([true]);
});

test('a muted conversation does not make the core be asked', async () => {
  const on = desktop();
  on.notifier.conversationChanged({ id: room, unread: 1, muted: true });
  await vi.advanceTimersByTimeAsync(gathered);
  expect([toasts.length, on.told]).toEqual([0, []]);
});

test('what one sees is not told; a click leads there, an answer is handed to the core', async () => {
  const on = desktop();
  on.see(room);
  expect(await on.receive()).toBeNull();
  on.see(null);
  await on.receive();
  toasts[0]?.emit('reply', { reply: '네' });
  expect(on.answers).toEqual([
    { conversation: room, id: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown, text: '네', upTo: 7 },
  ]);
  toasts[0]?.emit('click');
  expect(on.gone).toEqual([{ kind: 'conversation', conversation: room }]);
  expect(shown()).toEqual([false]);
});

test('a toast that the system does not show is noted, and tells of nothing: the next one comes with a sound and its own number', async () => {
  const on = desktop();
  on.prefer({ notificationPreview: 'sender' });
  on.wait(unread(pending, 2, 2));
  system.refusesToasts = true;
  await on.receive();
  expect([on.refused(), shown()]).toEqual([1, [false]]);
  system.refusesToasts = false;
  on.wait(unread(pending, 1, 3));
  await on.receive();
  expect([on.refused(), shown()]).toEqual([1, [false, true]]);
  expect(toasts.map(({ body, silent }) => [body, silent])).toEqual([
    ['shell.toast.messages 2', false],
    ['shell.toast.messages 1', false],
  ]);
});
