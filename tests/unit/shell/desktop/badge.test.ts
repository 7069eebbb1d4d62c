import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { conversationId } from '#shared/model/ids.ts';

const room = conversationId('direct:01');
const counted: number[] = [];
vi.mock('electron', () => ({
  app: { setBadgeCount: (count: number) => counted.push(count) },
  nativeImage: { createFromBitmap: (pixels: Buffer) => pixels },
}));
const { Badge, callForAttention, endCalls, endCallsOf } = await import('#shell/desktop/badge.ts');
const { shellTexts } = await import('#shell/texts.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  counted.length = 0;
});

/** As much of a window as badges and calling for attention ask of it. */
class FakeWindow extends EventEmitter {
  readonly flashed: boolean[] = [];
  readonly overlays: { readonly picture: boolean; readonly description: string }[] = [];
  setOverlayIcon(image: unknown, description: string): void {
    this.overlays.push({ picture: image !== null, description });
  }
  focused = false;
  isFocused(): boolean {
    return this.focused;
  }
  flashFrame(flag: boolean): void {
    this.flashed.push(flag);
  }
}

test('a window calls until somebody looks, and listens once however often it calls', () => {
  const window = new FakeWindow();
  const call = (): void => callForAttention(window as unknown as BrowserWindow, [room]);
  for (let time = 0; time < 13; time++) call();
  expect(window.listenerCount('focus')).toBe(1);
  window.emit('focus');
  expect(window.flashed.slice(-2)).toEqual([true, false]);
  expect(window.listenerCount('focus')).toBe(0);

  call();
  window.emit('focus');
  expect(window.flashed.slice(-2)).toEqual([true, false]);
});

test('windows stop calling when nobody is to be called, and one that is closed is left alone', () => {
  const [first, second, closed] = [new FakeWindow(), new FakeWindow(), new FakeWindow()];
  for (const window of [first, second, closed]) callForAttention(window as unknown as BrowserWindow, [room]);
  closed.emit('closed');
  endCalls();
  endCalls();
  expect([first.flashed, second.flashed, closed.flashed]).toEqual([[true, false], [true, false], [true]]);
  for (const window of [first, second, closed])
    expect([window.listenerCount('focus'), window.listenerCount('closed')]).toEqual([0, 0]);
});

test('a window stops calling when the last conversation that it calls for has been read elsewhere', () => {
  const window = new FakeWindow();
  const other = conversationId('direct:02');
  callForAttention(window as unknown as BrowserWindow, [room]);
  callForAttention(window as unknown as BrowserWindow, [other]);
  endCallsOf(room);
  endCallsOf(conversationId('direct:03'));
  expect(window.flashed.at(-1)).toBe(true);
  endCallsOf(other);
  expect(window.flashed.at(-1)).toBe(false);
});

test('a window that has the focus, and one that is not there, do not call', () => {
  const window = new FakeWindow();
  window.focused = true;
  callForAttention(window as unknown as BrowserWindow, [room]);
  callForAttention(null, [room]);
  expect(window.flashed).toEqual([]);
});

function made() {
  const badge = new Badge(shellTexts(() => 'ko'));
  const open = (): FakeWindow => {
    const window = new FakeWindow();
    badge.follow(window as unknown as BrowserWindow);
    return window;
  };
  return { badge, open };
}

const three = { picture: true, description: '나래톡 - 안 읽은 메시지 3개' };
const none = { picture: false, description: '' };

test('on Windows the button of a window that is shown again, or made anew, carries the number', () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  const { badge, open } = made();
  badge.show(3);
  const first = open();
  expect(first.overlays).toEqual([]);
  first.emit('show');
  expect(first.overlays).toEqual([three]);
  first.emit('show');
  expect(first.overlays).toEqual([three, three]);
  first.emit('closed');

  badge.show(3);
  expect(first.overlays).toHaveLength(2);
  const second = open();
  second.emit('show');
  expect(second.overlays).toEqual([three]);
  badge.show(0);
  expect(second.overlays).toEqual([three, none]);
  expect(counted).toEqual([3, 3, 0]);
});

test('elsewhere the system draws the number itself', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const { badge, open } = made();
  const window = open();
  badge.show(3);
  window.emit('show');
  expect([counted, window.overlays]).toEqual([[3], []]);
});
