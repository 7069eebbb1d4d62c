import { electronEvent } from '../core/electron-event.ts';
import { note } from '../core/records.ts';
import { setWindowMenu } from '../modules/window-menus.ts';
import type { WindowState } from './window-state.ts';

/** Calls about the looks of a window. They change nothing; they are noted, and read back where Electron can. */
export function acceptedMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { options, window } = core;
  let alwaysOnTop = options.alwaysOnTop ?? false;
  let isProtected = false;
  let isEnabled = true;
  let menuBarVisible = options.autoHideMenuBar !== true;
  let backgroundColor = options.backgroundColor ?? '#FFFFFF';
  let opacity = options.opacity ?? 1;
  let onAllWorkspaces = false;
  const looks =
    (name: string) =>
    (value: unknown): void =>
      note(window, name, value);
  return {
    accessibleTitle: '',
    isAlwaysOnTop: () => alwaysOnTop,
    setAlwaysOnTop(flag) {
      if (alwaysOnTop === flag) return;
      alwaysOnTop = flag;
      window.emit('always-on-top-changed', electronEvent(), flag);
    },
    isContentProtected: () => isProtected,
    setContentProtection: (enable) => void (isProtected = enable),
    isEnabled: () => isEnabled,
    setEnabled: (enable) => void (isEnabled = enable),
    get menuBarVisible() {
      return menuBarVisible;
    },
    set menuBarVisible(value) {
      menuBarVisible = value;
    },
    isMenuBarVisible: () => menuBarVisible,
    setMenuBarVisibility: (visible) => void (menuBarVisible = visible),
    getBackgroundColor: () => backgroundColor,
    setBackgroundColor: (color) => void (backgroundColor = color),
    getOpacity: () => opacity,
    setOpacity: (value) => void (opacity = value),
    get visibleOnAllWorkspaces() {
      return onAllWorkspaces;
    },
    set visibleOnAllWorkspaces(value) {
      onAllWorkspaces = value;
    },
    isVisibleOnAllWorkspaces: () => onAllWorkspaces,
    setVisibleOnAllWorkspaces: (visible) => void (onAllWorkspaces = visible),
    setMenu: (menu: Electron.Menu | null) => setWindowMenu(window, menu),
    removeMenu: () => setWindowMenu(window, null),
    setAspectRatio: looks('aspectRatio'),
    setAppDetails: looks('appDetails'),
    setIcon: looks('icon'),
    setIgnoreMouseEvents: looks('ignoreMouseEvents'),
    setOverlayIcon: (overlay, description) => note(window, 'overlayIcon', { overlay, description }),
    setProgressBar: (progress, given = { mode: 'normal' }) =>
      note(window, 'progressBar', { progress, mode: given.mode }),
    setSkipTaskbar: looks('skipTaskbar'),
    setThumbarButtons(buttons) {
      note(window, 'thumbarButtons', buttons);
      return true;
    },
    setTitleBarOverlay(overlay) {
      if (!options.titleBarOverlay) throw new Error('Titlebar overlay is not enabled');
      note(window, 'titleBarOverlay', overlay);
    },
    setBackgroundMaterial: looks('backgroundMaterial'),
    setVibrancy: looks('vibrancy'),
    setWindowButtonVisibility: looks('windowButtonVisibility'),
    flashFrame: looks('flashFrame'),
  };
}
