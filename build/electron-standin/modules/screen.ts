import type { Screen } from 'electron';
import { partialEmitter } from '../core/guarded.ts';
import { primaryDisplay } from '../core/displays.ts';

/** The module `screen`. */
export const screen = partialEmitter<Screen>('screen', 'Screen', {
  getPrimaryDisplay: primaryDisplay,
  getAllDisplays: () => [primaryDisplay()],
  getDisplayMatching: primaryDisplay,
  getDisplayNearestPoint: primaryDisplay,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  // One display with the scale 1: both coordinate systems are the same.
  dipToScreenPoint: (point) => point,
  screenToDipPoint: (point) => point,
  dipToScreenRect: (_window, rectangle) => rectangle,
  screenToDipRect: (_window, rectangle) => rectangle,
});
