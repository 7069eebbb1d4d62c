import type { ClipboardItem as Item } from 'electron';
import { electronClass } from '../core/electron-class.ts';

type ClipboardItemClass = typeof Electron.ClipboardItem;

/** The class `ClipboardItem`. */
export const ClipboardItem: ClipboardItemClass = electronClass<ClipboardItemClass>('ClipboardItem', {
  parent: class {},
  members: (_item, items) => ({
    types: Object.keys(items),
    getType: (async (type: string) => {
      const value = await items[type];
      if (value === undefined) throw new DOMException(`The type '${type}' was not found`, 'NotFoundError');
      // Texts come back as blobs; bookmarks as they are.
      return typeof value === 'string' ? new Blob([value], { type }) : value;
    }) as Item['getType'],
  }),
});
