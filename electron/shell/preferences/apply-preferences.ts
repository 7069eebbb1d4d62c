import { BrowserWindow, nativeTheme } from 'electron';
import type { Preferences } from '#shared/model/preferences.ts';
import { setAutostart, type StartOfProfile } from './autostart.ts';

/** Makes changed preferences true: theme, zoom of every window, start with the session. */
export class AppliedPreferences {
  readonly #autostarted: StartOfProfile | null;
  readonly #onFailure: (error: unknown) => void;
  #last: Preferences | null = null;

  /**
   * Only an installed program may ask the session to start it: a development build (null) would start whatever runs it.
   */
  constructor(autostarted: StartOfProfile | null, onFailure: (error: unknown) => void) {
    this.#autostarted = autostarted;
    this.#onFailure = onFailure;
  }

  readonly apply = (preferences: Preferences): void => {
    const last = this.#last;
    this.#last = preferences;
    if (last?.theme !== preferences.theme) nativeTheme.themeSource = preferences.theme;
    if (last?.zoom !== preferences.zoom)
      for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(preferences.zoom);
    // At the start the session knows already, and a person may have said otherwise in the system's own settings.
    if (last === null || this.#autostarted === null) return;
    if (last.autostart === preferences.autostart && last.startHidden === preferences.startHidden) return;
    try {
      const { autostart: enabled, startHidden: hidden } = preferences;
      setAutostart({ enabled, hidden }, this.#autostarted);
    } catch (error) {
      this.#onFailure(error);
    }
  };
}
