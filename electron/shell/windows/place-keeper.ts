import { screen, type BrowserWindow } from 'electron';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import { cascaded } from './cascade.ts';
import { rememberedPlace, withPlace, type WindowKind, type WindowPlace } from './window-place.ts';

/** Dragging a window changes its place sixty times a second: it is written when it has stood for this long. */
const settleMs = 500;

/** Remembers where windows stand. */
export class PlaceKeeper {
  readonly #file: PreferencesFile;
  readonly #standing = new Map<WindowKind, readonly BrowserWindow[]>();
  readonly #onFailure: (error: unknown) => void;

  constructor(file: PreferencesFile, onFailure: (error: unknown) => void) {
    this.#file = file;
    this.#onFailure = onFailure;
  }

  /**
   * Where a further window of this kind is to stand, with the displays that are there now and beside those that stand there;
   * null for the default.
   */
  place(kind: WindowKind): WindowPlace | null {
    const displays = screen.getAllDisplays();
    const standing = (this.#standing.get(kind) ?? []).map((window) => window.getNormalBounds());
    return cascaded(rememberedPlace(this.#file.windowPlaces, kind, displays), standing, displays);
  }

  /** Writes the window's place down whenever it has changed, and when it closes. */
  follow(window: BrowserWindow, kind: WindowKind): void {
    this.#standing.set(kind, [...(this.#standing.get(kind) ?? []), window]);
    let timer: NodeJS.Timeout | null = null;
    // One to which nobody has gone yet stands where it is only for the time being, and not yet over the whole screen.
    let wasUsed = window.isFocused();
    window.once('focus', () => {
      wasUsed = true;
    });
    const save = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (wasUsed && !window.isDestroyed()) this.#save(kind, window);
    };
    const changed = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(save, settleMs);
    };
    window.on('resize', changed);
    window.on('move', changed);
    window.on('maximize', changed);
    window.on('unmaximize', changed);
    window.on('close', save);
    window.on('closed', () => {
      this.#standing.set(kind, this.#standing.get(kind)?.filter((one) => one !== window) ?? []);
      if (timer !== null) clearTimeout(timer);
    });
  }

  #save(kind: WindowKind, window: BrowserWindow): void {
    if (window.isMinimized() || window.isFullScreen()) return;
    const place = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      this.#file.setWindowPlaces(withPlace(this.#file.windowPlaces, kind, screen.getAllDisplays(), place));
    } catch (error) {
      // A place that is not remembered is no loss that anybody has to be told of in a window.
      this.#onFailure(error);
    }
  }
}
