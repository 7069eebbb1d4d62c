import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';

/** As much of a window as opening it asks of it: what was done to it. */
class FakeWindow extends EventEmitter {
  readonly done: string[] = [];
  readonly webContents = new EventEmitter();
  loadURL = (): Promise<void> => Promise.resolve();
  show = (): void => void this.done.push('show');
  showInactive = (): void => void this.done.push('showInactive');
  maximize = (): void => void this.done.push('maximize');
}
vi.mock('electron', () => ({ BrowserWindow: FakeWindow, nativeTheme: {}, app: {} }));
const { openWindow } = await import('#shell/windows/open-window.ts');

function painted({ hidden = false, mayLead = true }) {
  const onBehind = vi.fn<() => void>();
  const window = openWindow({
    preload: '/preload.cjs',
    search: new URLSearchParams(),
    width: 560,
    height: 720,
    place: { bounds: { x: 0, y: 0, width: 560, height: 720 }, maximized: true },
    zoom: () => 1,
    hidden,
    mayLead: () => mayLead,
    onBehind,
    onPainted: () => undefined,
    onFailure: () => undefined,
  }) as unknown as FakeWindow;
  window.emit('ready-to-show');
  return { window, onBehind };
}

test('a window comes to the front when it has painted', () => {
  const { window, onBehind } = painted({});
  expect([window.done, onBehind.mock.calls]).toEqual([['maximize', 'show'], []]);
});

test('one that may not lead is shown behind, which is told, and is as large as it was once somebody goes there', () => {
  const { window, onBehind } = painted({ mayLead: false });
  expect(window.done).toEqual(['showInactive']);
  expect(onBehind).toHaveBeenCalledOnce();
  window.emit('focus');
  expect(window.done).toEqual(['showInactive', 'maximize']);
});

test('a hidden one shows nothing before somebody asks for it', () => {
  const { window, onBehind } = painted({ hidden: true });
  expect([window.done, onBehind.mock.calls]).toEqual([[], []]);
  window.emit('show');
  expect(window.done).toEqual(['maximize']);
});
