import type { BrowserWindow } from 'electron';

/** Brings a window before the person's eyes, however it was put away. */
export function revealWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
