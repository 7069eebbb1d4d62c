import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Page } from '../page/page.ts';
import type { PageHost } from '../page/page-host.ts';

/** What the stand-in knows of one BrowserWindow. The members of the window read and change it. */
export interface WindowState extends PageHost {
  readonly id: number;
  readonly options: BrowserWindowConstructorOptions;
  readonly page: Page;
  readonly native: NativeWindow;
  bounds: Rectangle;
  /** The bounds to come back to from maximised and full screen. */
  normalBounds: Rectangle;
  title: string;
  visible: boolean;
  minimized: boolean;
  maximized: boolean;
  fullScreen: boolean;
  readonly destroyed: boolean;
  readonly isShown: boolean;
  parent: Electron.BrowserWindow | null;
  destroy(): void;
}

/** The window on the screen, as far as there is one. */
export interface NativeWindow {
  applyBounds(): void;
  applyState(): void;
  raise(): void;
}
