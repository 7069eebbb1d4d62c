import { defineConfig } from '@playwright/test';
import { fromRoot } from '../vite/paths.ts';

// Only the stand-in knows this variable; real Electron needs a display, also in tests.
process.env['STANDIN_HEADLESS'] ??= '1';

/** Tests of the whole app in its windows. One at a time: each starts an app, and the machines are small. */
export default defineConfig({
  testDir: fromRoot('tests/e2e'),
  outputDir: fromRoot('out/test-results/e2e'),
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
