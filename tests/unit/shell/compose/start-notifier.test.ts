import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversationId, messageId, personId, type ConversationId } from '#shared/model/ids.ts';
import type { PendingNotification } from '#shared/model/pending-notification.ts';
import { defaultPreferences, type Preferences } from '#shared/model/preferences.ts';
import type { OnPreferences } from '#shell/preferences/preferences-service.ts';
import type { ShellText } from '#shell/texts.ts';

/** As much of a toast as the shell asks of it. */
class FakeToast extends EventEmitter {
  isShown = false;
  readonly title: string;
  readonly body: string;
  readonly groupId: string;
  constructor({
    title,
    body,
    groupId,
  }: {
    readonly title: string;
    readonly body: string;
    readonly groupId: string;
  }) {
    super();
    this.title = title;
    this.body = body;
    this.groupId = groupId;
    toasts.push(this);
  }
  show(): void {
    this.isShown = true;
  }
  close(): void {
    this.isShown = false;
  }
}

const toasts: FakeToast[] = [];
let sessionState = 'active';
const power = Object.assign(new EventEmitter(), { getSystemIdleState: () => sessionState });
vi.mock('electron', () => ({
  Notification: FakeToast,
  powerMonitor: power,
  app: {},
  nativeImage: {},
  clipboard: {},
  dialog: {},
}));
const { SessionLock } = await import('#shell/desktop/session-lock.ts');
const { startNotifier } = await import('#shell/compose/start-notifier.ts');

const text: ShellText = (key) => key;

/** As much of a window as calling for attention asks of it. */
class FakeWindow extends EventEmitter {
  isFlashing = false;
  isFocused(): boolean {
    return false;
  }
  flashFrame(flag: boolean): void {
    this.isFlashing = flag;
  }
}
const room = conversationId('direct:01');
/** Longer than messages are gathered for. */
const gathered = 300;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  power.removeAllListeners();
  toasts.length = 0;
  sessionState = 'active';
});

function desktop({
  isDisturbable = true,
  platform = 'win32',
}: { readonly isDisturbable?: boolean | null; readonly platform?: NodeJS.Platform } = {}) {
  let current: Preferences = { ...defaultPreferences, notificationPreview: 'full' };
  let seen: ConversationId | null = null;
  let focused = false;
  const [main, own] = [new FakeWindow(), new FakeWindow()];
  let waiting: readonly PendingNotification[] = [pending];
  const listeners: OnPreferences[] = [];
  const [told, gone, answers]: [number[], unknown[], unknown[]] = [[], [], []];
  const notifier = startNotifier({
    core: {
      notifications: () => Promise.resolve(waiting),
      told: (upTo) => void told.push(upTo),
      answerToast: (answer) => {
        answers.push(answer);
        return Promise.resolve('sent');
      },
    },
    windows: {
      windowOf: (conversation) => (conversation === room ? own : main) as unknown as BrowserWindow,
      get isAnyFocused() {
        return focused;
      },
      isSeen: (conversation) => conversation === seen,
      reveal: () => undefined,
      go: (destination) => void gone.push(destination),
    },
    preferences: {
      get current() {
        return current;
      },
      follow: (listener) => {
        listeners.push(listener);
        listener(current);
      },
    },
    lock: new SessionLock(platform),
    text,
    onFailure: (error) => {
      throw error;
    },
  });
  if (isDisturbable !== null) notifier.setDisturbable(isDisturbable);
  return {
    notifier,
    told,
    focus: () => (focused = true),
    flashing: () => ({ main: main.isFlashing, own: own.isFlashing }),
    gone,
    answers,
    wait: (...next: readonly PendingNotification[]) => void (waiting = next),
    see: (conversation: ConversationId | null) => (seen = conversation),
    prefer: (change: Partial<Preferences>) => {
      current = { ...current, ...change };
      for (const listener of listeners) listener(current);
    },
    /** A message comes; answers what the toast says, or nothing. */
    receive: async (): Promise<string | null> => {
      const before = toasts.length;
      notifier.conversationChanged({ id: room, unread: 1, muted: false });
      await vi.advanceTimersByTimeAsync(gathered);
      const toast = toasts.at(before);
      return toast === undefined ? null : `${toast.title}: ${toast.body}`;
    },
  };
}

const shown = (): readonly boolean[] => toasts.map(({ isShown }) => isShown);

test('a toast tells what the preferences of the moment let it tell', async () => {
  const { receive, prefer, told } = desktop();
  expect(await receive()).toBe('이름 과장: 본문');
  prefer({ notificationPreview: 'sender' });
  expect(await receive()).toBe('이름 과장: shell.toast.messages');
  prefer({ notificationPreview: 'none' });
  expect(await receive()).toBe('app.name: shell.toast.messages');
  prefer({ notifications: false });
  expect(await receive()).toBeNull();
  expect(told).toEqual([7, 7, 7, 7]);
});

test('a locked screen shows neither a name nor a text, until it is unlocked', async () => {
  const { receive } = desktop();
  power.emit('lock-screen');
  expect(await receive()).toBe('app.name: shell.toast.messages');
  power.emit('unlock-screen');
  expect(await receive()).toBe('이름 과장: 본문');
});

test('a session that the system restores behind its lock screen shows nothing either, though nobody told of it', async () => {
  const { receive } = desktop();
  sessionState = 'locked';
  expect(await receive()).toBe('app.name: shell.toast.messages');
  sessionState = 'active';
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

test('a summary has a group of its own, and goes when all is read', async () => {
  const on = desktop();
  on.wait(...['1', '2', '3', '4'].map((index) => inRoom(`direct:${index}`, Number(index))));
  await on.receive();
  expect(toasts.map(({ groupId }) => groupId)).toEqual(['summary']);
  on.notifier.conversationChanged({ id: conversationId('direct:1'), unread: 0, muted: false });
  expect(shown()).toEqual([true]);
  on.notifier.allRead();
  expect(shown()).toEqual([false]);
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
  ['it is gone into another one', (on) => on.notifier.conversationGone(room)],
  ['the program ends, which could not take an answer', (on) => on.notifier.stop()],
])('a toast that stands is taken away when %s', async (_why, happen) => {
  const on = desktop();
  await on.receive();
  expect(shown()).toEqual([true]);
  happen(on);
  expect(shown()).toEqual([false]);
});

test('where the system tells of no locking it is asked, and what stands goes soon after', async () => {
  const on = desktop({ platform: 'linux' });
  await on.receive();
  sessionState = 'locked';
  expect(shown()).toEqual([true]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown()).toEqual([false]);
  sessionState = 'active';
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

const pending: PendingNotification = {
  conversation: {
    id: room,
    kind: 'direct',
    peer: {
      id: personId('p-1'),
      name: '이름',
      rank: '서기관',
      position: '과장',
      unit: null,
      departments: ['기관'],
      duty: '업무',
      extension: '1234',
      employment: { kind: 'working' },
    },
    reachable: true,
    trust: 'known',
    preview: null,
    time: 1,
    unread: 1,
    favourite: false,
    muted: false,
    draft: '',
  },
  count: 1,
  newest: {
    id: messageId('1'.repeat(32)),
    conversationId: room,
    kind: 'text',
    author: null,
    text: '본문',
    time: 1,
    state: 'received',
    arrival: 7,
    failure: null,
  },
};

function inRoom(id: string, arrival: number): PendingNotification {
  return {
    ...pending,
    conversation: { ...pending.conversation, id: conversationId(id) },
    newest: { ...pending.newest, conversationId: conversationId(id), arrival },
  };
}
