import type { Rectangle } from 'electron';
import { primaryWorkArea } from '../core/displays.ts';
import { emitBoundsChange } from './bounds-events.ts';
import { clamp } from './initial-bounds.ts';
import type { WindowState } from './window-state.ts';

/** Size and place. The contents fill the window here, so both kinds of bounds are the same. */
export function boundsMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { options } = core;
  let [minWidth, minHeight] = [options.minWidth ?? 0, options.minHeight ?? 0];
  let [maxWidth, maxHeight] = [options.maxWidth ?? 0, options.maxHeight ?? 0];
  const bounds = (): Rectangle => ({ ...core.bounds });
  const size = (): number[] => [core.bounds.width, core.bounds.height];
  const setBounds = (change: Partial<Rectangle>): void => {
    const { x, y, width, height } = { ...core.bounds, ...change };
    changeBounds(core, {
      x,
      y,
      width: clamp(width, minWidth, maxWidth),
      height: clamp(height, minHeight, maxHeight),
    });
  };
  return {
    getBounds: bounds,
    getContentBounds: bounds,
    getNormalBounds: () => ({ ...core.normalBounds }),
    setBounds,
    setContentBounds: setBounds,
    getSize: size,
    getContentSize: size,
    setSize: (width, height) => setBounds({ width, height }),
    setContentSize: (width, height) => setBounds({ width, height }),
    getPosition: () => [core.bounds.x, core.bounds.y],
    setPosition: (x, y) => setBounds({ x, y }),
    center() {
      const area = primaryWorkArea();
      const x = area.x + Math.round((area.width - core.bounds.width) / 2);
      const y = area.y + Math.round((area.height - core.bounds.height) / 2);
      setBounds({ x, y });
    },
    getMinimumSize: () => [minWidth, minHeight],
    getMaximumSize: () => [maxWidth, maxHeight],
    setMinimumSize(width, height) {
      [minWidth, minHeight] = [width, height];
      setBounds({});
    },
    setMaximumSize(width, height) {
      [maxWidth, maxHeight] = [width, height];
      setBounds({});
    },
  };
}

function changeBounds(core: WindowState, bounds: Rectangle): void {
  const before = core.bounds;
  core.bounds = bounds;
  const isMoved = before.x !== bounds.x || before.y !== bounds.y;
  const isResized = before.width !== bounds.width || before.height !== bounds.height;
  if (isMoved || isResized) core.native.applyBounds();
  emitBoundsChange(core, before);
}
