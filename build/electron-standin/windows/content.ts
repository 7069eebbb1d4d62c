import type { WindowState } from './window-state.ts';
import { windows } from './windows.ts';

/** The page of a window, its title, its life and its family. */
export function contentMembers(core: WindowState): Partial<Electron.BrowserWindow> {
  const { contents } = core.page;
  function setTitle(title: string): void {
    core.title = title;
    // The page's title is what an app-mode window shows.
    core.page.post('Runtime.evaluate', { expression: `document.title = ${JSON.stringify(title)}` });
  }
  return {
    id: core.id,
    webContents: contents,
    loadURL: (url, options) => contents.loadURL(url, options),
    loadFile: (path, options) => contents.loadFile(path, options),
    reload: () => contents.reload(),
    capturePage: (rectangle, options) => contents.capturePage(rectangle, options),
    get title() {
      return core.title;
    },
    set title(value) {
      setTitle(value);
    },
    getTitle: () => core.title,
    setTitle,
    close: () => core.requestClose(),
    destroy: () => core.destroy(),
    isDestroyed: () => core.destroyed,
    isModal: () => core.options.modal === true,
    getParentWindow: () => core.parent,
    setParentWindow: (parent) => void (core.parent = parent),
    getChildWindows: () =>
      windows
        .list()
        .filter((other) => other.parent === core.window)
        .map((other) => other.window),
    // No window handle exists that native code could use.
    getNativeWindowHandle: () => Buffer.alloc(8),
    getMediaSourceId: () => `window:${core.id}:0`,
  };
}
