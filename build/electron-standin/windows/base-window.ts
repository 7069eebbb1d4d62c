import { EventEmitter } from 'node:events';
import { guarded, implement, unavailable } from '../core/guarded.ts';
import { windows } from './windows.ts';

class ParentWindow extends EventEmitter {
  constructor() {
    super();
    // Compared by prototype, since the class is seen through its guard.
    if (new.target.prototype === ParentWindow.prototype) throw unavailable('new BaseWindow');
  }
}

Object.defineProperty(ParentWindow, 'name', { value: 'BaseWindow' });

/** The class `BaseWindow`: every BrowserWindow is one, but windows without a page are not available. */
export const BaseWindow = implement<typeof Electron.BaseWindow>(
  guarded(ParentWindow, { label: 'BaseWindow', type: 'BaseWindow', statics: true }),
  {
    getAllWindows: () => windows.inOrder().map((core) => core.window),
    getFocusedWindow: () => windows.focused()?.window ?? null,
    fromId: (id) => windows.byId(id)?.window ?? null,
  },
);
