import { screen, type BrowserWindow } from 'electron';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import { rememberedPlace, withPlace, type WindowKind, type WindowPlace } from './window-place.ts';

/** Dragging a window changes its place sixty times a second: it is written when it has stood for this long. */
const settleMs = 500;

/** Remembers where windows stand. */
export class PlaceKeeper {
  readonly #file: PreferencesFile;
  readonly #onFailure: (error: unknown) => void;

  constructor(file: PreferencesFile, onFailure: (error: unknown) => void) {
    this.#file = file;
    this.#onFailure = onFailure;
  }

  /** Where a window of this kind stood with the displays that are there now; null for the default. */
  place(kind: WindowKind): WindowPlace | null {
    return rememberedPlace(this.#file.windowPlaces, kind, screen.getAllDisplays());
  }

  /** Writes the window's place down whenever it has changed, and when it closes. */
  follow(window: BrowserWindow, kind: WindowKind): void {
    let timer: NodeJS.Timeout | null = null;
    // One that nobody has seen yet stands where it is only for the time being.
    let wasShown = window.isVisible();
    window.once('show', () => {
      wasShown = true;
    });
    const save = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (wasShown && !window.isDestroyed()) this.#save(kind, window);
    };
    const changed = (): void => {
      timer ??= setTimeout(save, settleMs);
    };
    window.on('resize', changed);
    window.on('move', changed);
    window.on('maximize', changed);
    window.on('unmaximize', changed);
    window.on('close', save);
    window.on('closed', () => {
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
