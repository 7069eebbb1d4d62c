import { defineConfig } from '@playwright/test';
import { fromRoot } from '../vite/paths.ts';

// Only the stand-in knows this variable; real Electron needs a display, also in tests.
process.env['STANDIN_HEADLESS'] ??= '1';

/**
 * Tests of the whole app in its windows, and of the interface alone in a browser. One at a time: each of the former starts an
 * app, and two at once on two cores take nearly as long and fail for want of time (measured).
 * `NARAE_TRACE=1` records what a failing flow did, which makes every flow slower.
 */
export default defineConfig({
  testDir: fromRoot('tests/e2e'),
  outputDir: fromRoot('out/test-results/e2e'),
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  // Approved pictures are stored for each version of Chromium that draws them, by their names.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  projects: ['specs', 'previews'].map((name) => ({ name, testMatch: `${name}/*.spec.ts` })),
  use: {
    trace: process.env['NARAE_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
});
