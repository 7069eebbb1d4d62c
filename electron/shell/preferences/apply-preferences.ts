import { BrowserWindow, nativeTheme } from 'electron';
import type { Preferences } from '#shared/model/preferences.ts';

/** Makes changed preferences true in the windows: theme, and zoom of all of them. */
export class AppliedPreferences {
  #last: Preferences | null = null;

  readonly apply = (preferences: Preferences): void => {
    const last = this.#last;
    this.#last = preferences;
    if (last?.theme !== preferences.theme) nativeTheme.themeSource = preferences.theme;
    if (last?.zoom !== preferences.zoom)
      for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(preferences.zoom);
  };
}
