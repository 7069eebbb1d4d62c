import { defineConfig } from '@playwright/test';
import { fromRoot } from '../vite/paths.ts';

// These tests are about the stand-in, whichever runtime the app itself may have here.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = fromRoot('build/electron-standin/dist');
process.env['STANDIN_HEADLESS'] ??= '1';

/** Tests of the stand-in for Electron's runtime. */
export default defineConfig({
  testDir: fromRoot('tests/standin'),
  outputDir: fromRoot('out/test-results/standin'),
  workers: 1,
  retries: 0,
  // Several tests start apps of their own, and the machines are small.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
});
