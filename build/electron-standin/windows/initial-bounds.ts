import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { primaryWorkArea } from '../core/displays.ts';

/** Where a window begins: where the app wants it, otherwise in the middle of the screen, as in Electron. */
export function initialBounds(options: BrowserWindowConstructorOptions): Rectangle {
  const width = clamp(options.width ?? 800, options.minWidth, options.maxWidth);
  const height = clamp(options.height ?? 600, options.minHeight, options.maxHeight);
  const area = primaryWorkArea();
  return {
    x: options.x ?? area.x + Math.max(0, Math.round((area.width - width) / 2)),
    y: options.y ?? area.y + Math.max(0, Math.round((area.height - height) / 2)),
    width,
    height,
  };
}

/** Keeps a length inside the limits of a window; 0 and nothing mean no limit. */
export function clamp(value: number, minimum = 0, maximum = 0): number {
  return Math.max(minimum, maximum > 0 ? Math.min(value, maximum) : value);
}
