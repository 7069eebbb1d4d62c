import type { Display, Rectangle } from 'electron';

let current: Rectangle = { x: 0, y: 0, width: 1280, height: 900 };

/** The one display of the stand-in. */
export function primaryDisplay(): Display {
  const { x, y, width, height } = current;
  return {
    id: 1,
    label: 'stand-in',
    bounds: { x, y, width, height },
    workArea: { x, y, width, height },
    size: { width, height },
    workAreaSize: { width, height },
    nativeOrigin: { x, y },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    detected: true,
    monochrome: false,
    colorDepth: 24,
    depthPerComponent: 8,
    colorSpace: '',
    displayFrequency: 60,
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
    maximumCursorSize: { width: 64, height: 64 },
  };
}

export function primaryWorkArea(): Rectangle {
  return { ...current };
}

/** Called when Chromium has told the size of the screen. */
export function setScreenSize(size: Rectangle): void {
  current = size;
}
