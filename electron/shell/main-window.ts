import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from '#shared/ipc/origin.ts';
import type { InterfaceLanguage } from './launch-settings.ts';
import { backgroundColor, titleBarOverlay } from './title-bar.ts';
import { windowPreferences } from './window-preferences.ts';

/** What the main window is opened with. */
export interface MainWindowOptions {
  readonly preload: string;
  readonly language: InterfaceLanguage;
  /** The page has painted: what nobody had to wait for may start. */
  readonly onPainted: () => void;
  /** The page could not be loaded. */
  readonly onFailure: (error: unknown) => void;
}

/** Opens the main window. It shows itself when there is something to see. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preload, language, onPainted, onFailure } = options;
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: 'Narae',
    titleBarStyle: 'hidden',
    titleBarOverlay: titleBarOverlay(),
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: windowPreferences(preload),
  });
  window.once('ready-to-show', () => {
    window.show();
    onPainted();
  });
  followTheme(window);
  window.loadURL(`${appOrigin}/index.html?lang=${language}`).catch(onFailure);
  return window;
}

/** Brings a window before the person's eyes, however it was put away. */
export function revealWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function followTheme(window: BrowserWindow): void {
  const update = (): void => {
    window.setBackgroundColor(backgroundColor());
    // Linux has no overlay that could be recoloured.
    if (process.platform !== 'linux') window.setTitleBarOverlay(titleBarOverlay());
  };
  nativeTheme.on('updated', update);
  window.once('closed', () => nativeTheme.off('updated', update));
}
