import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';

/** As much of a window as its colours ask of it; what a platform does not have is missing, as in Electron. */
class FakeWindow {
  readonly colours: string[] = [];
  readonly overlays: unknown[] = [];
  readonly setTitleBarOverlay: ((overlay: unknown) => void) | undefined;
  constructor(platform: string) {
    if (platform !== 'darwin') this.setTitleBarOverlay = (overlay) => void this.overlays.push(overlay);
  }
  setBackgroundColor(colour: string): void {
    this.colours.push(colour);
  }
}

let windows: readonly FakeWindow[] = [];
const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });
vi.mock('electron', () => ({ BrowserWindow: { getAllWindows: () => windows }, nativeTheme }));
const { followTheme } = await import('#shell/windows/follow-theme.ts');

const platform = Object.getOwnPropertyDescriptor(process, 'platform');
afterEach(() => {
  if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  nativeTheme.removeAllListeners();
});

test.each([
  ['win32', ['#131416']],
  ['linux', ['#131416']],
  ['darwin', []],
])(
  'on %s every window follows the theme, with the buttons that the system lets one colour',
  (name, buttons) => {
    Object.defineProperty(process, 'platform', { value: name });
    windows = [new FakeWindow(name), new FakeWindow(name)];
    followTheme();
    nativeTheme.shouldUseDarkColors = true;
    nativeTheme.emit('updated');
    for (const { colours, overlays } of windows) {
      expect(colours).toEqual(['#131416']);
      expect(overlays.map((overlay) => (overlay as { color: string }).color)).toEqual(buttons);
    }
  },
);
