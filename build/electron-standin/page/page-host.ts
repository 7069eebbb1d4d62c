import type { BrowserWindowConstructorOptions, HandlerDetails } from 'electron';
import type { TargetPlace } from '../chromium/open-target.ts';
import type { ElectronEvent } from '../core/electron-event.ts';

/** What a page needs of the window around it. */
export interface PageHost {
  readonly window: Electron.BrowserWindow;
  readonly place: TargetPlace;
  /** The window is being closed and has not been refused yet. */
  readonly closing: boolean;
  opened(): void;
  paintedFirst(): void;
  titleChanged(event: ElectronEvent, title: string, isExplicit: boolean): void;
  activated(): void;
  resized(size: { readonly width: number; readonly height: number }): void;
  gone(): void;
  requestClose(): void;
  /** Closes without the window's own `close` event, which has already been or need not be asked. */
  closeNow(options: { readonly beforeUnload: boolean }): void;
  /** Emits `close` and tells whether nobody prevented it. */
  mayClose(): boolean;
  closeRefused(): void;
  openChild(options: BrowserWindowConstructorOptions, details: HandlerDetails): void;
}
