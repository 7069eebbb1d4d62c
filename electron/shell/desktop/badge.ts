import { app, type BrowserWindow } from 'electron';
import type { ShellText } from '../texts.ts';
import { badgeImage } from './badge-image.ts';

/** The number in the task bar: an overlay on Windows, the dock's or launcher's own elsewhere. */
export function showBadge(window: BrowserWindow | null, count: number, text: ShellText): void {
  app.setBadgeCount(count);
  if (process.platform !== 'win32') return;
  if (count === 0) window?.setOverlayIcon(null, '');
  else window?.setOverlayIcon(badgeImage(count), text('shell.tray.unread', { count }));
}

/** Makes the window's button in the task bar call for attention until somebody looks. */
export function callForAttention(window: BrowserWindow | null): void {
  if (window === null || window.isFocused()) return;
  window.flashFrame(true);
  if (calling.has(window)) return;
  calling.add(window);
  window.once('focus', () => {
    calling.delete(window);
    window.flashFrame(false);
  });
}

/** Windows that call already, and wait for the focus. */
const calling = new WeakSet<BrowserWindow>();
