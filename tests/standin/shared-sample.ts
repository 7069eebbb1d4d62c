import { test as base, type Page } from '@playwright/test';
import { firstPage, launchSample, type Sample } from './launch-sample.ts';

/** The sample app with its first window. */
export interface SharedSample extends Sample {
  readonly page: Page;
}

/**
 * One running sample app for all files that leave it as they found it: its first window shows its first page, and is the
 * only one. After a test that fails there is a new one, as Playwright starts a new worker.
 */
export const test = base.extend<object, { readonly sample: SharedSample }>({
  sample: [
    async ({ browserName: _browserName }, use) => {
      const sample = await launchSample();
      await use({ ...sample, page: await firstPage(sample.app) });
      await sample.app.close();
    },
    { scope: 'worker' },
  ],
});
