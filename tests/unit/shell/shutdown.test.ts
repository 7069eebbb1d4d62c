import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EndedBy } from '#shell/shutdown.ts';

/** An app that quits as Electron's does: it asks first, and ends unless somebody prevents it. */
class FakeApp extends EventEmitter {
  ended = false;
  exits: number[] = [];
  /** A page that asks whether one really wants to leave. */
  isHeld = false;
  exit(code: number): void {
    this.exits.push(code);
  }
  quit(): void {
    const asking = preventable();
    this.emit('before-quit', asking);
    this.ended ||= !asking.prevented && !this.isHeld;
  }
}

const app = new FakeApp();
const powerMonitor = new EventEmitter();
vi.mock('electron', () => ({ app, powerMonitor }));
const { closeBeforeQuit, endLimitMs } = await import('#shell/shutdown.ts');

beforeEach(() => {
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  app.ended = false;
  app.exits = [];
  app.isHeld = false;
});
afterEach(() => {
  vi.useRealTimers();
});

function preventable() {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

/** A program with one window, and what closing it waits for. */
function started() {
  const closing = Promise.withResolvers<undefined>();
  const ended: EndedBy[] = [];
  const onClosed = vi.fn<() => void>();
  closeBeforeQuit(
    (by) => {
      ended.push(by);
      return Promise.resolve();
    },
    () => closing.promise,
    onClosed,
  );
  const window = new EventEmitter();
  app.emit('browser-window-created', {}, window);
  const finish = async (): Promise<void> => {
    closing.resolve(undefined);
    await vi.waitFor(() => {
      expect(app.ended).toBe(true);
    });
    expect(onClosed).toHaveBeenCalledOnce();
  };
  return { window, onClosed, closed: () => ended.length, endedBy: () => ended, finish };
}

test('the program ends when all is closed, which it is once however often one quits', async () => {
  const { closed, onClosed, endedBy, finish } = started();
  for (let time = 0; time < 3; time++) app.quit();
  expect([app.ended, closed()]).toEqual([false, 1]);
  expect(onClosed).not.toHaveBeenCalled();
  await finish();
  expect(endedBy()).toEqual(['person']);
});

test('a system that shuts down is held up until then, and no quit of it is called off', async () => {
  const { closed, endedBy, finish } = started();
  const shutdown = preventable();
  powerMonitor.emit('shutdown', shutdown);
  expect([shutdown.prevented, closed(), app.ended]).toEqual([true, 1, false]);
  expect(endedBy()).toEqual(['system']);
  await finish();
});

test('a system that ends the program while it is being closed is told of to whatever waits for the person', async () => {
  const { window, endedBy, finish } = started();
  app.quit();
  window.emit('session-end', preventable());
  window.emit('session-end', preventable());
  expect(endedBy()).toEqual(['person', 'system']);
  await finish();
});

test('Windows, whose session ends, is not held up: closing begins with it', async () => {
  const { window, closed, finish } = started();
  const [asked, ending] = [preventable(), preventable()];
  window.emit('query-session-end', asked);
  expect(closed()).toBe(0);
  window.emit('session-end', ending);
  expect([asked.prevented, ending.prevented, closed()]).toEqual([false, false, 1]);
  app.quit();
  expect(closed()).toBe(1);
  await finish();
});

test('a window that does not close when all else is closed ends with the program all the same', async () => {
  vi.useFakeTimers();
  app.isHeld = true;
  closeBeforeQuit(
    () => Promise.resolve(),
    () => Promise.resolve(),
    () => undefined,
  );
  app.quit();
  await vi.advanceTimersByTimeAsync(endLimitMs - 1);
  expect([app.ended, app.exits]).toEqual([false, []]);
  await vi.advanceTimersByTimeAsync(1);
  expect(app.exits).toEqual([0]);
});
