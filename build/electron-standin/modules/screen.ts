import { isDeepStrictEqual } from 'node:util';
import type { Display, Point, Rectangle, Screen } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import { allDisplays, primaryDisplay, replaceDisplays } from '../core/displays.ts';
import { partialEmitter } from '../core/guarded.ts';

/** The module `screen`. */
export const screen = partialEmitter<Screen>('screen', 'Screen', {
  getPrimaryDisplay: primaryDisplay,
  getAllDisplays: allDisplays,
  getDisplayMatching: (rectangle) => nearest((display) => -overlap(display.bounds, rectangle)),
  getDisplayNearestPoint: (point) => nearest((display) => distance(display.bounds, point)),
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  // Windows have the scale 1 whatever their display says, so both coordinate systems are the same.
  dipToScreenPoint: (point) => point,
  screenToDipPoint: (point) => point,
  dipToScreenRect: (_window, rectangle) => rectangle,
  screenToDipRect: (_window, rectangle) => rectangle,
});

/** Plugs displays in and out, as a test wants it, with the events that Electron has for it. */
export function changeDisplays(...choices: Parameters<typeof replaceDisplays>[0]): void {
  const before = new Map(allDisplays().map((display) => [display.id, display]));
  replaceDisplays(choices);
  for (const display of allDisplays()) {
    const known = before.get(display.id);
    before.delete(display.id);
    if (!known) screen.emit('display-added', electronEvent(), display);
    const changed = known ? METRICS.filter((name) => !isDeepStrictEqual(known[name], display[name])) : [];
    if (changed.length > 0) screen.emit('display-metrics-changed', electronEvent(), display, changed);
  }
  for (const display of before.values()) screen.emit('display-removed', electronEvent(), display);
}

const METRICS = ['bounds', 'workArea', 'scaleFactor', 'rotation'] as const;

function nearest(measure: (display: Display) => number): Display {
  return allDisplays().reduce((best, display) => (measure(display) < measure(best) ? display : best));
}

function overlap(first: Rectangle, second: Rectangle): number {
  const width = Math.min(first.x + first.width, second.x + second.width) - Math.max(first.x, second.x);
  const height = Math.min(first.y + first.height, second.y + second.height) - Math.max(first.y, second.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function distance({ x, y, width, height }: Rectangle, point: Point): number {
  const away = (value: number, start: number, length: number): number =>
    Math.max(start - value, 0, value - (start + length));
  return Math.hypot(away(point.x, x, width), away(point.y, y, height));
}
