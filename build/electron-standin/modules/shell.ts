import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Shell } from 'electron';
import { partial } from '../core/guarded.ts';
import { records } from '../core/records.ts';

/** The module `shell`. Nothing is opened; `records.opened` keeps what would have been. */
export const shell = partial<Shell>('shell', 'Shell', {
  async openExternal(url) {
    records.opened.push({ kind: 'external', target: url });
  },
  async openPath(path) {
    records.opened.push({ kind: 'path', target: path });
    return existsSync(path) ? '' : 'No such file or directory';
  },
  showItemInFolder: (path) => void records.opened.push({ kind: 'folder', target: path }),
  // There is no bin here: the file is gone for good.
  trashItem: (path) => rm(path, { recursive: true }),
  beep: () => {},
});
