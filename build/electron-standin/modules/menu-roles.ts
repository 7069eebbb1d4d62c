import type { MenuItemConstructorOptions } from 'electron';
import { app } from '../core/app-object.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

interface RoleDefaults {
  readonly label?: string;
  readonly accelerator?: string;
  readonly submenu?: MenuItemConstructorOptions[];
}

interface RoleBehaviour extends RoleDefaults {
  readonly run?: (window: Electron.BrowserWindow) => void;
}

/** What an item gets from its role alone. */
export function roleDefaults(role: Role): RoleDefaults {
  return roles[role.toLowerCase()] ?? {};
}

/** Does what Electron does by itself for an item with a role. */
export function runRole(role: Role, window: Electron.BrowserWindow | null): void {
  const name = role.toLowerCase();
  if (name === 'quit') app.quit();
  else if (window) roles[name]?.run?.(window);
}

const ZOOM_STEP = 0.5;

const editing: Record<string, RoleBehaviour> = {
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', run: ({ webContents }) => webContents.undo() },
  redo: {
    label: 'Redo',
    accelerator: 'Shift+CommandOrControl+Z',
    run: ({ webContents }) => webContents.redo(),
  },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', run: ({ webContents }) => webContents.cut() },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', run: ({ webContents }) => webContents.copy() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', run: ({ webContents }) => webContents.paste() },
  pasteandmatchstyle: {
    label: 'Paste and Match Style',
    accelerator: 'Shift+CommandOrControl+V',
    run: ({ webContents }) => webContents.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', run: ({ webContents }) => webContents.delete() },
  selectall: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    run: ({ webContents }) => webContents.selectAll(),
  },
};

const viewing: Record<string, RoleBehaviour> = {
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    run: ({ webContents }) => webContents.reloadIgnoringCache(),
  },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    run: ({ webContents }) => webContents.toggleDevTools(),
  },
  resetzoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', run: (window) => zoom(window, 0) },
  zoomin: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    run: (window) => zoom(window, window.webContents.zoomLevel + ZOOM_STEP),
  },
  zoomout: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    run: (window) => zoom(window, window.webContents.zoomLevel - ZOOM_STEP),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: (window) => window.setFullScreen(!window.isFullScreen()),
  },
};

const roles: Record<string, RoleBehaviour> = {
  ...editing,
  ...viewing,
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', run: (window) => window.minimize() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', run: (window) => window.close() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q' },
  about: { label: 'About' },
  help: { label: 'Help' },
  filemenu: { label: 'File', submenu: [{ role: 'quit' }] },
  editmenu: {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { type: 'separator' },
      { role: 'selectAll' },
    ],
  },
  viewmenu: {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'forceReload' },
      { role: 'toggleDevTools' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  windowmenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
};

function zoom({ webContents }: Electron.BrowserWindow, level: number): void {
  webContents.zoomLevel = level;
}
