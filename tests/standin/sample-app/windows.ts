import { join } from 'node:path';
import { BrowserWindow, shell, type BrowserWindowConstructorOptions } from 'electron';
import { facts } from './facts.ts';

/** Opens a window the way Narae does. */
export async function openWindow(options: BrowserWindowConstructorOptions = {}): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    show: false,
    title: 'Sample',
    titleBarStyle: 'hidden',
    titleBarOverlay: { height: 40 },
    ...options,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      additionalArguments: ['--sample=1'],
    },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('app://')) {
      return { action: 'allow', overrideBrowserWindowOptions: { width: 500, height: 400 } };
    }
    facts.opened.push(url);
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  window.once('ready-to-show', () => window.show());
  for (const name of ['show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'closed'] as const) {
    window.on(name as 'show', () => facts.events.push(`window ${String(window.id)} ${name}`));
  }
  await window.loadURL('app://bundle/index.html');
  return window;
}
