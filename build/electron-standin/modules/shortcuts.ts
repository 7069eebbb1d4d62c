import type { GlobalShortcut, Input } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import { partial } from '../core/guarded.ts';
import type { Page } from '../page/page.ts';
import { pageSignals } from '../page/pages.ts';
import type { KeyReport } from '../renderer-side/messages.ts';
import { acceleratorOf, findByAccelerator, normalizeAccelerator } from './accelerators.ts';
import { menuOf } from './window-menus.ts';

const registered = new Map<string, () => void>();
let suspended = false;

/** The module `globalShortcut`. "Global" ends at the app's own windows here. */
export const globalShortcut = partial<GlobalShortcut>('globalShortcut', 'GlobalShortcut', {
  register,
  registerAll: (accelerators, callback) => {
    for (const accelerator of accelerators) register(accelerator, callback);
  },
  isRegistered: (accelerator) => registered.has(normalizeAccelerator(accelerator)),
  unregister: (accelerator) => void registered.delete(normalizeAccelerator(accelerator)),
  unregisterAll: () => registered.clear(),
  isSuspended: () => suspended,
  setSuspended: (value) => void (suspended = value),
});

pageSignals.on('key', (page, key) => {
  // Electron asks before the page sees the key; here the answer would come too late to be heeded.
  page.contents.emit('before-input-event', electronEvent(), inputOf(key));
  if (key.type === 'keyDown') runShortcuts(page, key);
});

function register(accelerator: string, callback: () => void): boolean {
  const name = normalizeAccelerator(accelerator);
  if (registered.has(name)) return false;
  registered.set(name, callback);
  return true;
}

function runShortcuts(page: Page, key: KeyReport): void {
  const accelerator = acceleratorOf(key);
  if (!suspended) registered.get(accelerator)?.();
  if (key.used || page.ignoresMenuShortcuts) return;
  const { window } = page.host;
  const item = findByAccelerator(menuOf(window), accelerator);
  item?.click({ triggeredByAccelerator: true }, window);
}

function inputOf({ used: _used, ...key }: KeyReport): Input {
  const modifiers = (['shift', 'control', 'alt', 'meta'] as const).filter((name) => key[name]);
  return { ...key, modifiers };
}
