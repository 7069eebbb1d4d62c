import { existsSync } from 'node:fs';
import type { NativeImage } from 'electron';
import { electronClass } from '../core/electron-class.ts';
import { note, records } from '../core/records.ts';

type TrayClass = typeof Electron.Tray;

/** The class `Tray`: an icon that nobody sees. What it would show is noted; tests emit its events themselves. */
export const Tray: TrayClass = electronClass<TrayClass>('Tray', {
  members(tray, image, guid) {
    let menu: Electron.Menu | null = null;
    let title = '';
    let destroyed = false;
    let ignoresDoubleClicks = false;
    const show = (name: string, value: unknown): void => {
      if (destroyed) throw new TypeError('Object has been destroyed');
      note(tray, name, value);
    };
    show('image', readable(image));
    records.trays.push(tray);
    return {
      setImage: (value) => show('image', readable(value)),
      setPressedImage: (value) => show('pressedImage', value),
      setToolTip: (value) => show('toolTip', value),
      setTitle(value) {
        show('title', value);
        title = value;
      },
      getTitle: () => title,
      setContextMenu(value) {
        show('contextMenu', value);
        menu = value;
      },
      popUpContextMenu: (other) => (other ?? menu)?.popup(),
      closeContextMenu: () => menu?.closePopup(),
      setIgnoreDoubleClickEvents: (ignore) => void (ignoresDoubleClicks = ignore),
      getIgnoreDoubleClickEvents: () => ignoresDoubleClicks,
      displayBalloon: (options) => show('balloon', options),
      removeBalloon: () => show('balloon', undefined),
      focus: () => {},
      getBounds: () => ({ x: 0, y: 0, width: 0, height: 0 }),
      getGUID: () => guid ?? null,
      isDestroyed: () => destroyed,
      destroy() {
        destroyed = true;
        records.trays = records.trays.filter((other) => other !== tray);
      },
    };
  },
});

function readable(image: NativeImage | string): NativeImage | string {
  if (typeof image === 'string' && !existsSync(image)) {
    throw new Error(`Failed to load image from path '${image}'`);
  }
  return image;
}
