import type { BrowserWindowConstructorOptions, HandlerDetails, Rectangle } from 'electron';
import { browser } from '../chromium/browser.ts';
import type { TargetPlace } from '../chromium/open-target.ts';
import { primaryDisplay } from '../core/displays.ts';
import { lifecycle } from '../core/application.ts';
import { electronEvent, type ElectronEvent } from '../core/electron-event.ts';
import { createPage, endPage } from '../page/create-page.ts';
import type { Page } from '../page/page.ts';
import { blur, focus, focusNext } from './focus.ts';
import { initialBounds } from './initial-bounds.ts';
import { NativeBounds } from './native-bounds.ts';
import { readBack } from './read-back.ts';
import type { WindowState } from './window-state.ts';
import { windows, windowSignals } from './windows.ts';

type OpenWindow = (options: BrowserWindowConstructorOptions) => Electron.BrowserWindow;

/** The state behind one BrowserWindow, and the window's side of what its page needs. */
export class WindowCore implements WindowState {
  readonly id = nextId++;
  readonly window: Electron.BrowserWindow;
  readonly options: BrowserWindowConstructorOptions;
  readonly page: Page;
  readonly native: NativeBounds;
  bounds: Rectangle;
  normalBounds: Rectangle;
  title: string;
  visible: boolean;
  minimized = false;
  maximized = false;
  fullScreen: boolean;
  destroyed = false;
  closing = false;
  parent: Electron.BrowserWindow | null;
  readonly #openWindow: OpenWindow;
  #painted = false;

  constructor(
    window: Electron.BrowserWindow,
    options: BrowserWindowConstructorOptions,
    title: string,
    openWindow: OpenWindow,
  ) {
    this.window = window;
    this.options = options;
    this.normalBounds = initialBounds(options);
    this.fullScreen = options.fullscreen === true;
    this.bounds = this.fullScreen ? primaryDisplay().bounds : this.normalBounds;
    this.title = title;
    this.visible = options.show !== false;
    this.parent = (options.parent as Electron.BrowserWindow | undefined) ?? null;
    this.#openWindow = openWindow;
    windows.add(this);
    this.native = new NativeBounds(this);
    this.page = createPage(this, options.webPreferences ?? {});
  }

  get place(): TargetPlace {
    return this.bounds;
  }

  get isShown(): boolean {
    return this.visible && !this.minimized && !this.closing;
  }

  opened(): void {
    this.native.opened();
  }

  paintedFirst(): void {
    if (this.#painted) return;
    this.#painted = true;
    setImmediate(() => {
      if (!this.destroyed) this.window.emit('ready-to-show');
    });
  }

  titleChanged(event: ElectronEvent, title: string, isExplicit: boolean): void {
    this.window.emit('page-title-updated', event, title, isExplicit);
    if (!event.defaultPrevented) this.title = title;
  }

  activated(): void {
    if (this.visible) focus(this);
    readBack(this).catch(() => {});
  }

  resized(size: { width: number; height: number }): void {
    readBack(this, size).catch(() => {});
  }

  requestClose(): void {
    if (this.destroyed || this.closing) return;
    if (this.mayClose()) this.closeNow({ beforeUnload: true });
  }

  mayClose(): boolean {
    const event = electronEvent();
    this.window.emit('close', event);
    if (event.defaultPrevented) windowSignals.emit('closeRefused');
    else this.closing = !event.defaultPrevented;
    return !event.defaultPrevented;
  }

  closeNow({ beforeUnload }: { beforeUnload: boolean }): void {
    if (this.destroyed) return;
    this.closing = true;
    this.page.ready
      .then(({ id, session }) => {
        const asks = beforeUnload && !this.page.crashed;
        return asks
          ? session.send('Page.close')
          : browser().root.send('Target.closeTarget', { targetId: id });
      })
      // Without a page, or with one that is just going, there is nothing left to ask.
      .catch(() => this.gone());
  }

  closeRefused(): void {
    this.closing = false;
    windowSignals.emit('closeRefused');
  }

  destroy(): void {
    if (this.destroyed) return;
    this.closing = true;
    const targetId = this.page.target?.id;
    if (targetId !== undefined) browser().root.post('Target.closeTarget', { targetId });
    this.gone();
  }

  gone(): void {
    if (this.destroyed) return;
    if (!this.closing && !lifecycle.exiting && !this.mayClose()) {
      console.error('electron stand-in: a prevented close came too late, the window is already gone');
    }
    blur(this);
    this.destroyed = true;
    windows.remove(this);
    endPage(this.page);
    this.window.emit('closed');
    this.window.removeAllListeners();
    focusNext();
    windowSignals.emit('closed');
  }

  openChild(options: BrowserWindowConstructorOptions, details: HandlerDetails): void {
    const child = this.#openWindow(options);
    if (details.url && details.url !== 'about:blank') child.loadURL(details.url).catch(() => {});
    this.page.contents.emit('did-create-window', child, details);
  }
}

let nextId = 1;
