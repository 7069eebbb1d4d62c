import { EventEmitter } from 'node:events';
import type { BrowserWindow, Event } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { defaultPreferences } from '#shared/model/preferences.ts';

const toasts: EventEmitter[] = [];
class FakeToast extends EventEmitter {
  show(): void {
    toasts.push(this);
  }
  close(): void {
    toasts.splice(toasts.indexOf(this), 1);
  }
}
const quit = vi.fn<() => void>();
const app = Object.assign(new EventEmitter(), { quit });
vi.mock('electron', () => ({ app, Notification: FakeToast }));
const { CloseToTray } = await import('#shell/compose/close-to-tray.ts');

afterEach(() => {
  app.removeAllListeners();
  quit.mockClear();
  toasts.length = 0;
});

function started({ closeToTray }: { readonly closeToTray: boolean }) {
  const happened = new Set<string>();
  const reveal = vi.fn<() => void>();
  const onRefused = vi.fn<() => void>();
  const { putAway } = new CloseToTray({
    file: {
      hasHappened: (happening) => happened.has(happening),
      remember: (happening) => happened.add(happening),
    },
    preferences: { current: { ...defaultPreferences, closeToTray } },
    text: (key) => key,
    onRefused,
    reveal,
  });
  const hide = vi.fn<() => void>();
  /** Whether the window is closed by it. */
  const close = (): boolean => {
    let isPrevented = false;
    const closing = { preventDefault: () => (isPrevented = true) };
    putAway({ hide } as unknown as BrowserWindow, closing as unknown as Event);
    return !isPrevented;
  };
  return { close, hide, reveal, onRefused };
}

test('a window that is closed is put away, every time, and the first time that is told', () => {
  const { close, hide, reveal } = started({ closeToTray: true });
  expect(close()).toBe(false);
  toasts[0]?.emit('show', {});
  expect(close()).toBe(false);
  expect(hide).toHaveBeenCalledTimes(2);
  expect(toasts).toHaveLength(1);
  toasts[0]?.emit('click');
  expect(reveal).toHaveBeenCalledOnce();
  expect(toasts).toHaveLength(0);
});

test('where the last window is gone, as one whose page has died for good, the program goes on', () => {
  const { reveal } = started({ closeToTray: true });
  app.emit('window-all-closed');
  toasts[0]?.emit('show', {});
  app.emit('window-all-closed');
  expect(quit).not.toHaveBeenCalled();
  expect(toasts).toHaveLength(1);
  toasts[0]?.emit('click');
  expect(reveal).toHaveBeenCalledOnce();
});

test('the program ends with its last window where one wants that, and whenever it is quit', () => {
  const { close } = started({ closeToTray: false });
  expect(close()).toBe(true);
  app.emit('window-all-closed');
  expect(quit).toHaveBeenCalledOnce();

  const other = started({ closeToTray: true });
  app.emit('before-quit');
  expect(other.close()).toBe(true);
  expect(other.hide).not.toHaveBeenCalled();
  expect(toasts).toHaveLength(0);
});

test('the icon of the dock brings the window back', () => {
  const { close, reveal } = started({ closeToTray: true });
  close();
  app.emit('activate', {}, false);
  expect(reveal).toHaveBeenCalledOnce();
});

test('what the system refuses to show is noted, and told again at the next close, until it has been shown', async () => {
  const { close, onRefused } = started({ closeToTray: true });
  close();
  toasts[0]?.emit('failed', {}, 'no');
  await Promise.resolve();
  expect(onRefused).toHaveBeenCalledOnce();
  close();
  expect(toasts).toHaveLength(2);
  toasts[1]?.emit('show', {});
  close();
  expect(toasts).toHaveLength(2);
});

test('where the system says nothing of it, it is told again, in place of the one before', () => {
  const { close } = started({ closeToTray: true });
  close();
  const [first] = toasts;
  close();
  expect(toasts).toHaveLength(1);
  expect(toasts[0]).not.toBe(first);
});
