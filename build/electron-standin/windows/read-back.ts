import type { Rectangle } from 'electron';
import { browser } from '../chromium/browser.ts';
import { switches } from '../core/switches.ts';
import { emitBoundsChange } from './bounds-events.ts';
import type { WindowState } from './window-state.ts';

/**
 * Learns what a person has done to the window on the screen: its place, whether it is maximised, and its size when the
 * page has reported one. Without a display nobody does, and under Playwright sizes are emulated for the page alone.
 */
export async function readBack(core: WindowState, size?: { width: number; height: number }): Promise<void> {
  const { headless, root } = browser();
  if (headless || switches.has('remote-debugging-port')) return;
  const { windowId } = await core.page.ready;
  const { bounds } = await root.send('Browser.getWindowBounds', { windowId });
  if (core.destroyed || core.minimized || !core.visible) return;
  noteMaximized(core, bounds.windowState === 'maximized');
  const { left: x = core.bounds.x, top: y = core.bounds.y } = bounds;
  const zoom = core.page.zoomFactor;
  const { width, height } = size
    ? { width: Math.round(size.width * zoom), height: Math.round(size.height * zoom) }
    : core.bounds;
  noteBounds(core, { x, y, width, height });
}

function noteMaximized(core: WindowState, maximized: boolean): void {
  if (core.maximized === maximized) return;
  core.maximized = maximized;
  core.window.emit(maximized ? 'maximize' : 'unmaximize');
}

function noteBounds(core: WindowState, bounds: Rectangle): void {
  const before = core.bounds;
  core.bounds = bounds;
  emitBoundsChange(core, before);
}
