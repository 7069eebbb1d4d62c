import type { WebContents } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import type { Page } from './page.ts';

/** `findInPage`: the next match is selected by the page itself; there is no count of all matches. */
export function findMembers(page: Page): Partial<WebContents> {
  let requestId = 0;
  return {
    findInPage(text, { forward = true, matchCase = false } = {}) {
      const id = ++requestId;
      const expression = `window.find(${JSON.stringify(text)}, ${matchCase}, ${!forward}, true)`;
      page.command('Runtime.evaluate', { expression, returnByValue: true }).then(
        ({ result }) => report(page, id, result.value === true),
        () => {},
      );
      return id;
    },
    stopFindInPage(action) {
      if (action === 'clearSelection')
        page.post('Runtime.evaluate', { expression: 'getSelection()?.empty()' });
    },
  };
}

function report(page: Page, requestId: number, found: boolean): void {
  const matches = found ? 1 : 0;
  page.contents.emit('found-in-page', electronEvent(), {
    requestId,
    matches,
    activeMatchOrdinal: matches,
    selectionArea: { x: 0, y: 0, width: 0, height: 0 },
    finalUpdate: true,
  });
}
