import type { Display, Rectangle } from 'electron';

/** What a display may be given; the rest follows or is plain. */
export type DisplayChoice = Partial<Display> & { readonly bounds: Rectangle };

let displays: Display[] = [display({ bounds: { x: 0, y: 0, width: 1280, height: 900 } }, 1)];

/** All displays, the primary one first. */
export function allDisplays(): Display[] {
  return structuredClone(displays);
}

export function primaryDisplay(): Display {
  const [primary] = allDisplays();
  if (!primary) throw new Error('electron stand-in: there is always a display');
  return primary;
}

export function primaryWorkArea(): Rectangle {
  return primaryDisplay().workArea;
}

/** Replaces all displays; the first is the primary one. */
export function replaceDisplays(choices: readonly [DisplayChoice, ...DisplayChoice[]]): void {
  displays = choices.map((choice, index) => display(choice, index + 1));
}

/** Called when Chromium has told the size of the screen. */
export function setScreenSize(size: Rectangle): void {
  replaceDisplays([{ bounds: size }]);
}

function display(choice: DisplayChoice, id: number): Display {
  const { bounds, workArea = bounds } = choice;
  return {
    id,
    label: 'stand-in',
    workArea,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    nativeOrigin: { x: bounds.x, y: bounds.y },
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
    ...choice,
  };
}
