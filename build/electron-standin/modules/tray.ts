import { electronClass } from '../core/electron-class.ts';
import { records } from '../core/records.ts';

type TrayClass = typeof Electron.Tray;

/** The class `Tray`: an icon that nobody sees. Tests emit its events themselves. */
export const Tray: TrayClass = electronClass<TrayClass>('Tray', {
  members(tray, _image, guid) {
    let menu: Electron.Menu | null = null;
    let title = '';
    let destroyed = false;
    let ignoresDoubleClicks = false;
    records.trays.push(tray);
    return {
      setImage: () => {},
      setPressedImage: () => {},
      setToolTip: () => {},
      setTitle: (value) => void (title = value),
      getTitle: () => title,
      setContextMenu: (value) => void (menu = value),
      popUpContextMenu: (other) => (other ?? menu)?.popup(),
      closeContextMenu: () => menu?.closePopup(),
      setIgnoreDoubleClickEvents: (ignore) => void (ignoresDoubleClicks = ignore),
      getIgnoreDoubleClickEvents: () => ignoresDoubleClicks,
      displayBalloon: () => {},
      removeBalloon: () => {},
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
