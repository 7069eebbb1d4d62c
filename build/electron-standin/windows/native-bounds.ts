import { browser } from '../chromium/browser.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { applyZoom } from '../page/zoom.ts';
import type { NativeWindow, WindowState } from './window-state.ts';

/** Carries a window's size, place and state over to the window on the screen. */
export class NativeBounds implements NativeWindow {
  readonly #core: WindowState;

  constructor(core: WindowState) {
    this.#core = core;
  }

  /** Called once, when Chromium has opened the window. */
  opened(): void {
    this.applyBounds();
    if (this.#wantedState() !== 'normal') this.applyState();
  }

  applyBounds(): void {
    const { x, y, width, height } = this.#core.bounds;
    // Chromium's own sizes count its interface; only the contents size is what the app means.
    this.#send('Browser.setContentsSize', (windowId) => ({ windowId, width, height }));
    if (!browser().headless) this.#setBounds({ left: x, top: y });
    if (this.#core.page.zoomFactor !== 1) applyZoom(this.#core.page);
  }

  applyState(): void {
    const windowState = this.#wantedState();
    if (!browser().headless) this.#setBounds({ windowState });
    // Without a window manager the size is all there is to a state, and hidden pages stay visible.
    else if (windowState !== 'minimized') this.applyBounds();
  }

  raise(): void {
    if (!browser().headless) this.#core.page.post('Page.bringToFront');
  }

  #wantedState(): 'minimized' | 'fullscreen' | 'maximized' | 'normal' {
    const { visible, minimized, fullScreen, maximized } = this.#core;
    // Hidden is minimised: Chromium cannot take a window off the screen.
    if (minimized || !visible) return 'minimized';
    if (fullScreen) return 'fullscreen';
    return maximized ? 'maximized' : 'normal';
  }

  #setBounds(bounds: Protocol.Browser.Bounds): void {
    this.#send('Browser.setWindowBounds', (windowId) => ({ windowId, bounds }));
  }

  #send<M extends 'Browser.setContentsSize' | 'Browser.setWindowBounds'>(
    method: M,
    parameters: (windowId: number) => Protocol.CommandParameters[M],
  ): void {
    this.#core.page.ready.then(
      ({ windowId }) => browser().root.post(method, parameters(windowId)),
      () => {},
    );
  }
}
