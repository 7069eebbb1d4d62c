import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import type { WindowState } from './window-state.ts';
import { windows } from './windows.ts';

/** Focus is modelled, not read from the desktop: exactly one window has it, or none. */
export function focus(core: WindowState): void {
  const before = windows.focused();
  if (before === core) return;
  if (before) blur(before);
  windows.setFocused(core);
  core.window.emit('focus', electronEvent());
  core.page.contents.emit('focus');
  app.emit('browser-window-focus', electronEvent(), core.window);
}

export function blur(core: WindowState): void {
  if (windows.focused() !== core) return;
  windows.setFocused(undefined);
  core.window.emit('blur', electronEvent());
  core.page.contents.emit('blur');
  app.emit('browser-window-blur', electronEvent(), core.window);
}

/** Gives the focus to the window that had it last, as a window manager does when one closes. */
export function focusNext(): void {
  if (windows.focused()) return;
  const next = windows.list().findLast((core) => core.isShown);
  if (next) focus(next);
}
