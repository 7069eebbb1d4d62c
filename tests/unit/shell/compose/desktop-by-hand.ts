import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, vi } from 'vitest';
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
  readonly silent: boolean;
  constructor({
    title,
    body,
    groupId,
    silent,
  }: {
    readonly title: string;
    readonly body: string;
    readonly groupId: string;
    readonly silent: boolean;
  }) {
    super();
    this.silent = silent;
    this.title = title;
    this.body = body;
    this.groupId = groupId;
    toasts.push(this);
  }
  show(): void {
    this.isShown = !system.refusesToasts;
    if (system.refusesToasts) this.emit('failed', {}, 'not allowed');
  }
  close(): void {
    this.isShown = false;
  }
}

/** Every toast that was shown, in that order. */
export const toasts: FakeToast[] = [];
/** Whether the system shows toasts; Electron tells of one that it does not show at once. */
export const system = { refusesToasts: false };
/** What the system says of the session, and for how many seconds nothing was touched. */
export const session = { state: 'active', idleSeconds: 0 };
/** The system's word about locking and idleness. */
export const power = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => session.state,
  getSystemIdleTime: () => session.idleSeconds,
});
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

const text: ShellText = (key, values = {}) => [key, ...Object.values(values)].join(' ');

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
/** The conversation that messages come in. */
export const room = conversationId('direct:01');
/** Longer than messages are gathered for, also where somebody has just been told. */
export const gathered = 1_100;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  power.removeAllListeners();
  toasts.length = 0;
  session.state = 'active';
  system.refusesToasts = false;
  session.idleSeconds = 0;
});

/** The notifier between a core and a desktop that are played. */
export function desktop({
  isDisturbable = true,
  platform = 'win32',
}: { readonly isDisturbable?: boolean | null; readonly platform?: NodeJS.Platform } = {}) {
  let current: Preferences = { ...defaultPreferences, notificationPreview: 'full' };
  let seen: ConversationId | null = null;
  let focused = false;
  const [main, own] = [new FakeWindow(), new FakeWindow()];
  let waiting: readonly PendingNotification[] = [pending];
  let answerMs = 0;
  let refused = 0;
  const listeners: OnPreferences[] = [];
  const [told, gone, answers]: [number[], unknown[], unknown[]] = [[], [], []];
  const { notifier } = startNotifier({
    core: {
      notifications: async () => {
        const answer = waiting;
        if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs));
        return answer;
      },
      told: (upTo) => {
        told.push(upTo);
        if (answerMs > 0) waiting = [];
      },
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
    onRefused: () => {
      refused += 1;
    },
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
    refused: () => refused,
    wait: (...next: readonly PendingNotification[]) => void (waiting = next),
    /** From now on the core takes its time, and forgets what has been told. */
    answerAfter: (ms: number) => (answerMs = ms),
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

/** Which toasts stand. */
export const shown = (): readonly boolean[] => toasts.map(({ isShown }) => isShown);

/** One message in `room`. */
export const pending: PendingNotification = {
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
    gone: false,
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

/** The same with so many messages to tell of, and so many unread ones. */
export function unread(one: PendingNotification, count: number, unread: number): PendingNotification {
  return { ...one, count, conversation: { ...one.conversation, unread } };
}

/** One message in another conversation. */
export function inRoom(id: string, arrival: number): PendingNotification {
  return {
    ...pending,
    conversation: { ...pending.conversation, id: conversationId(id) },
    newest: { ...pending.newest, conversationId: conversationId(id), arrival },
  };
}
