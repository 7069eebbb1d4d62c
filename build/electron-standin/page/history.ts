import type { NavigationEntry, NavigationHistory } from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import { guarded, implement } from '../core/guarded.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';

type History = Protocol.Page.getNavigationHistoryReturnValue;

// Electron answers synchronously, Chromium does not: the last answer is kept and renewed after each navigation.
const known = new WeakMap<Page, History>();

/** Reads the page's history anew. Chromium refuses while a navigation is being committed. */
export function keepHistory(page: Page): void {
  // The blank page that the window began with must not be a step back.
  if (!known.has(page)) page.post('Page.resetNavigationHistory');
  page.command('Page.getNavigationHistory').then(
    (history) => known.set(page, history),
    () => {},
  );
}

export function createNavigationHistory(page: Page): NavigationHistory {
  const history = (): History => known.get(page) ?? { currentIndex: 0, entries: [] };
  const canGoTo = (index: number): boolean => index >= 0 && index < history().entries.length;
  const entryAt = (index: number): NavigationEntry => toEntry(history().entries[index]);
  const goTo = (index: number): void => {
    if (canGoTo(index)) goToEntry(page, index);
  };
  return implement(
    guarded<NavigationHistory>({}, { type: 'NavigationHistory', label: 'navigationHistory' }),
    {
      length: () => history().entries.length,
      getActiveIndex: () => history().currentIndex,
      getEntryAtIndex: entryAt,
      getAllEntries: () => history().entries.map(toEntry),
      canGoBack: () => canGoTo(history().currentIndex - 1),
      canGoForward: () => canGoTo(history().currentIndex + 1),
      canGoToOffset: (offset) => canGoTo(history().currentIndex + offset),
      goBack: () => goTo(history().currentIndex - 1),
      goForward: () => goTo(history().currentIndex + 1),
      goToIndex: goTo,
      goToOffset: (offset) => goTo(history().currentIndex + offset),
      clear() {
        page.post('Page.resetNavigationHistory');
        keepHistory(page);
      },
    },
  );
}

function goToEntry(page: Page, index: number): void {
  const entry = known.get(page)?.entries[index];
  if (!entry) return;
  page.expectedUrl = entry.url.split('#')[0];
  page.post('Page.navigateToHistoryEntry', { entryId: entry.id });
}

function toEntry(entry: Protocol.Page.NavigationEntry | undefined): NavigationEntry {
  return { url: fromChromium(entry?.url ?? ''), title: entry?.title ?? '' };
}
