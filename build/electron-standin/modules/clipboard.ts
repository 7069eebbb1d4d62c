import type { Clipboard, ClipboardItem as Item } from 'electron';
import { implement, partial } from '../core/guarded.ts';
import { ClipboardItem } from './clipboard-item.ts';

/** The module `clipboard`: in memory, apart from the page's and the system's. */
export const clipboard = createClipboard('clipboard');
implement(clipboard, { selection: createClipboard('clipboard.selection') });

const TEXT = 'text/plain';

function createClipboard(label: string): Clipboard {
  let items: Item[] = [];
  return partial<Clipboard>(label, 'Clipboard', {
    read: () => Promise.resolve([...items]),
    async write(data) {
      items = [...data];
    },
    async readText() {
      const item = items.find(({ types }) => types.includes(TEXT));
      return item ? (await item.getType<typeof TEXT>(TEXT)).text() : '';
    },
    async writeText(text) {
      items = [new ClipboardItem({ [TEXT]: text })];
    },
    has: (type) => Promise.resolve(items.some(({ types }) => types.includes(type))),
    clear: () => void (items = []),
  });
}
