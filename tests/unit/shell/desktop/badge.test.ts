import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, nativeImage: {} }));
const { callForAttention } = await import('#shell/desktop/badge.ts');

/** As much of a window as calling for attention asks of it. */
class FakeWindow extends EventEmitter {
  readonly flashed: boolean[] = [];
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
  const call = (): void => callForAttention(window as unknown as BrowserWindow);
  for (let time = 0; time < 13; time++) call();
  expect(window.listenerCount('focus')).toBe(1);
  window.emit('focus');
  expect(window.flashed.slice(-2)).toEqual([true, false]);
  expect(window.listenerCount('focus')).toBe(0);

  call();
  window.emit('focus');
  expect(window.flashed.slice(-2)).toEqual([true, false]);
});

test('a window that has the focus, and one that is not there, do not call', () => {
  const window = new FakeWindow();
  window.focused = true;
  callForAttention(window as unknown as BrowserWindow);
  callForAttention(null);
  expect(window.flashed).toEqual([]);
});
