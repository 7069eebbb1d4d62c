const menus = new WeakMap<Electron.BrowserWindow, Electron.Menu | null>();
let applicationMenu: Electron.Menu | null = null;

/** The menu of one window in place of the application's; `null` takes it away. */
export function setWindowMenu(window: Electron.BrowserWindow, menu: Electron.Menu | null): void {
  menus.set(window, menu);
}

export function setApplicationMenu(menu: Electron.Menu | null): void {
  applicationMenu = menu;
}

export function getApplicationMenu(): Electron.Menu | null {
  return applicationMenu;
}

/** The menu whose accelerators work in a window. */
export function menuOf(window: Electron.BrowserWindow): Electron.Menu | null {
  return menus.has(window) ? (menus.get(window) ?? null) : applicationMenu;
}
