import { BrowserWindow } from 'electron';
import { appOrigin } from '#shared/ipc/origin.ts';
import type { ZoomFactor } from '#shared/model/preferences.ts';
import product from '#shared/product/product.json' with { type: 'json' };
import { backgroundColor, titleBarOverlay } from './title-bar.ts';
import { windowPreferences } from './window-preferences.ts';
import type { WindowPlace } from './window-place.ts';

/** What a window is opened with. */
export interface WindowOptions {
  readonly preload: string;
  /** The address behind `index.html`. */
  readonly search: URLSearchParams;
  readonly width: number;
  readonly height: number;
  /** Where it stood before; null puts it into the middle. */
  readonly place: WindowPlace | null;
  /** The factor of the moment. */
  readonly zoom: () => ZoomFactor;
  /** It is made, and shows nothing before somebody asks for it. */
  readonly hidden: boolean;
  /** See `OpenRequest.mayLead`. */
  readonly mayLead: () => boolean;
  /** It is shown, behind what the person works with. */
  readonly onBehind: () => void;
  /** The page has painted: what nobody had to wait for may start. */
  readonly onPainted: () => void;
  /** The page could not be loaded. */
  readonly onFailure: (error: unknown) => void;
}

/** Makes a window; it shows itself when there is something to see. The only place where windows are made. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { preload, search, place, zoom, hidden, mayLead, onBehind, onPainted, onFailure } = options;
  const window = new BrowserWindow({
    width: options.width,
    height: options.height,
    ...place?.bounds,
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: product.name,
    titleBarStyle: 'hidden',
    titleBarOverlay: titleBarOverlay(),
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: { ...windowPreferences(preload), zoomFactor: zoom() },
  });
  window.once('ready-to-show', () => {
    const isMaximized = place?.maximized === true;
    const maximize = (): void => {
      if (isMaximized) window.maximize();
    };
    if (hidden) window.once('show', maximize);
    else if (mayLead()) {
      maximize();
      window.show();
    } else {
      // Later, because on Windows it takes the focus.
      window.once('focus', maximize);
      window.showInactive();
      onBehind();
    }
    onPainted();
  });
  // The factor in the preferences holds for the first page only, not for one that is loaded again.
  window.webContents.on('dom-ready', () => {
    window.webContents.setZoomFactor(zoom());
  });
  window.loadURL(`${appOrigin}/index.html?${search.toString()}`).catch(onFailure);
  return window;
}
