import type { Page } from '@playwright/test';

/** Waits until the whole directory is here and its index stands, so that it answers with so many people. */
export async function untilDirectoryRests(page: Page, answered: number): Promise<void> {
  const limit = performance.now() + directoryLimitMs;
  while (performance.now() < limit) {
    const [state, reply] = await page.evaluate(
      (count) =>
        Promise.all([
          window.narae.directory.state({}),
          window.narae.directory.search({ query: '', scope: 'everybody', limit: count }),
        ]),
      answered,
    );
    const rests = state.ok && state.value.receiving === null && state.value.indexing === 'no';
    if (rests && reply.ok && reply.value.people.length === answered) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the directory has not come to rest');
}

const directoryLimitMs = 60_000;
