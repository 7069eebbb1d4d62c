import type { ElectronApplication, Page } from '@playwright/test';
import { pressSearchKey, searchKeyAnswered } from './key-answer.ts';

/** One start, in milliseconds from before the process is made. */
export interface MeasuredStart {
  /** The list is painted (or, in the empty program, its page). */
  readonly painted: number;
  /** A key in the search box has been answered. */
  readonly answered: number;
}

/** Starts the program with the empty window: painted, and a key echoed by the page. */
export async function measureEmpty(launch: () => Promise<ElectronApplication>): Promise<MeasuredStart> {
  return measure(
    launch,
    () => Promise.resolve(),
    async (page) => {
      await page.waitForFunction(() => document.activeElement?.matches('input') === true);
      await page.keyboard.insertText('a');
      await page.waitForFunction(() => document.querySelector('output')?.textContent === 'a');
    },
  );
}

/**
 * Starts Narae: painted (with rows in the list, where there are conversations), and people found for a key. `whileOpen` runs
 * before it closes again.
 */
export async function measureNarae(
  launch: () => Promise<ElectronApplication>,
  hasConversations: boolean,
  whileOpen: (page: Page, begin: number) => Promise<void> = () => Promise.resolve(),
): Promise<MeasuredStart> {
  return measure(
    launch,
    async (page) => {
      if (hasConversations)
        await page.waitForFunction(() => document.querySelector('[role="listbox"] [role="option"]') !== null);
    },
    async (page) => {
      await page.keyboard.press('Control+n');
      await pressSearchKey(page);
      await searchKeyAnswered(page);
    },
    whileOpen,
  );
}

async function measure(
  launch: () => Promise<ElectronApplication>,
  rows: (page: Page) => Promise<void>,
  key: (page: Page) => Promise<void>,
  whileOpen: (page: Page, begin: number) => Promise<void> = () => Promise.resolve(),
): Promise<MeasuredStart> {
  const begin = performance.now();
  const app = await launch();
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.documentElement.dataset['state'] === 'usable');
    await rows(page);
    const painted = performance.now() - begin;
    await key(page);
    const answered = performance.now() - begin;
    await whileOpen(page, begin);
    return { painted, answered };
  } finally {
    await app.close();
  }
}
