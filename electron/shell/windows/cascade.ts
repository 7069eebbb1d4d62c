import { canBeHeld, type Rectangle, type Screen, type WindowPlace } from './window-place.ts';

/** How far a further window stands from the one that it would cover: a title bar shows. */
const step = 28;

/**
 * Where a further window of a kind may stand: where such a window stood before, unless one stands there already; then
 * beside that one, always whole on the same display, and from its other edge again where that ends. Null leaves it to the system.
 */
export function cascaded(
  remembered: WindowPlace | null,
  standing: readonly Rectangle[],
  screens: readonly Screen[],
): WindowPlace | null {
  const last = standing.at(-1);
  const place = remembered ?? (last === undefined ? null : { bounds: last, maximized: false });
  if (place === null) return null;
  const area = screens.find((screen) => canBeHeld(place.bounds, screen.workArea))?.workArea;
  let bounds = place.bounds;
  // Each that stands there takes one place at most.
  for (let tried = 0; area !== undefined && tried < standing.length; tried++) {
    if (!isTaken(bounds, standing)) break;
    bounds = next(bounds, area);
  }
  return { ...place, bounds };
}

function isTaken({ x, y }: Rectangle, standing: readonly Rectangle[]): boolean {
  return standing.some((one) => one.x === x && one.y === y);
}

function next(bounds: Rectangle, area: Rectangle): Rectangle {
  const x = bounds.x + step;
  const y = bounds.y + step;
  // Each edge by itself: on a low display a diagonal alone has few places.
  return {
    ...bounds,
    x: x + bounds.width <= area.x + area.width ? x : area.x,
    y: y + bounds.height <= area.y + area.height ? y : area.y,
  };
}
