import type { Rectangle } from 'electron';
import type { WindowState } from './window-state.ts';

/** The events that follow a change of the bounds. */
export function emitBoundsChange(core: WindowState, before: Rectangle): void {
  const { bounds, window } = core;
  if (!core.maximized && !core.fullScreen) core.normalBounds = bounds;
  if (before.width !== bounds.width || before.height !== bounds.height) {
    for (const name of ['resize', 'resized'] as const) window.emit(name);
  }
  if (before.x !== bounds.x || before.y !== bounds.y) {
    for (const name of ['move', 'moved'] as const) window.emit(name);
  }
}
