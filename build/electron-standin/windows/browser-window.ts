import { app } from '../core/app-object.ts';
import { lifecycle } from '../core/application.ts';
import { electronClass } from '../core/electron-class.ts';
import { implement } from '../core/guarded.ts';
import { electronEvent } from '../core/electron-event.ts';
import { acceptedMembers } from './accepted.ts';
import { BaseWindow } from './base-window.ts';
import { boundsMembers } from './bounds.ts';
import { contentMembers } from './content.ts';
import { flagMembers } from './flags.ts';
import { focus } from './focus.ts';
import { stateMembers } from './states.ts';
import { visibilityMembers } from './visibility.ts';
import { WindowCore } from './window-core.ts';
import type { WindowState } from './window-state.ts';
import { windows } from './windows.ts';

type BrowserWindowClass = typeof Electron.BrowserWindow;

/** The class `BrowserWindow`. */
export const BrowserWindow: BrowserWindowClass = electronClass<BrowserWindowClass>('BrowserWindow', {
  parent: BaseWindow,
  members(window, options = {}) {
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    warnAboutPreferences(options.webPreferences ?? {});
    const core = new WindowCore(
      window,
      options,
      options.title ?? app.name,
      (child) => new BrowserWindow(child),
    );
    return implement<Partial<Electron.BrowserWindow>>(
      {},
      contentMembers(core),
      visibilityMembers(core),
      stateMembers(core),
      boundsMembers(core),
      flagMembers(core),
      acceptedMembers(core),
    );
  },
  constructed(window) {
    const core = windows.of(window);
    if (core) announce(core);
  },
  statics: {
    getAllWindows: () => windows.inOrder().map((core) => core.window),
    getFocusedWindow: () => windows.focused()?.window ?? null,
    fromId: (id) => windows.byId(id)?.window ?? null,
    fromWebContents: (contents) =>
      windows.list().find((core) => core.page.contents === contents)?.window ?? null,
  },
});

function announce(core: WindowState): void {
  app.emit('web-contents-created', electronEvent(), core.page.contents);
  app.emit('browser-window-created', electronEvent(), core.window);
  if (!core.visible) return;
  // Shown after the constructor, when the app has had a chance to add its listeners.
  setImmediate(() => {
    if (core.destroyed) return;
    core.window.emit('show');
    focus(core);
  });
}

function warnAboutPreferences(preferences: Electron.WebPreferences): void {
  const { contextIsolation = true, sandbox = true, nodeIntegration = false } = preferences;
  if (contextIsolation && sandbox && !nodeIntegration) return;
  console.error('electron stand-in: every window here is sandboxed, isolated and without Node integration');
}
