import { BrowserWindow, nativeTheme } from 'electron';
import { backgroundColor, titleBarOverlay } from './title-bar.ts';

/** Colours all windows anew whenever the theme changes. One listener for however many windows. */
export function followTheme(): void {
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.setBackgroundColor(backgroundColor());
      // macOS draws its own buttons, and has no such method.
      if (process.platform !== 'darwin') window.setTitleBarOverlay(titleBarOverlay());
    }
  });
}
