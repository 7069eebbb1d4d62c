import { EventEmitter } from 'node:events';
import type { WindowState } from './window-state.ts';

const all = new Map<number, WindowState>();
let focused: WindowState | undefined;

/** All windows that exist, the most recently focused last. */
export const windows = {
  add: (core: WindowState): void => void all.set(core.id, core),
  remove: (core: WindowState): void => void all.delete(core.id),
  byId: (id: number): WindowState | undefined => all.get(id),
  list: (): WindowState[] => [...all.values()],
  inOrder: (): WindowState[] => windows.list().sort((first, second) => first.id - second.id),
  of: (window: Electron.BrowserWindow): WindowState | undefined =>
    windows.list().find((core) => core.window === window),
  count: (): number => all.size,
  focused: (): WindowState | undefined => focused,
  setFocused(core: WindowState | undefined): void {
    focused = core;
    if (!core || !all.delete(core.id)) return;
    all.set(core.id, core);
  },
};

/** What quitting waits for: each closed window, and a close that the app or the page refused. */
export const windowSignals = new EventEmitter<{ closed: []; closeRefused: [] }>();
