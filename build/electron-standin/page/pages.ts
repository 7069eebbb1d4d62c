import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import type { KeyReport } from '../renderer-side/messages.ts';
import type { Page } from './page.ts';

const all = new Map<number, Page>();

/** All pages that exist, in the order of their creation. */
export const pages = {
  add: (page: Page): void => void all.set(page.id, page),
  remove: (page: Page): void => void all.delete(page.id),
  byId: (id: number): Page | undefined => all.get(id),
  list: (): Page[] => [...all.values()],
  of: (contents: WebContents): Page | undefined => pages.list().find((page) => page.contents === contents),
};

/** What other modules learn from pages: the theme applies itself to new ones, menus look for accelerators. */
export const pageSignals = new EventEmitter<{ attached: [Page]; key: [Page, KeyReport] }>();
