import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Unit, contract and integration tests: plain Node, no window, no stand-in. */
export default defineConfig({
  root,
  test: {
    environment: 'node',
    // Native modules (SQLite, libsignal) are steadier in processes of their own than in threads.
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    projects: ['unit', 'contract', 'integration'].map((name) => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: name === 'unit' ? 10_000 : 60_000,
        // So that it meets the Electron of a test, and its listener is seen.
        server: { deps: { inline: ['electron-store'] } },
      },
    })),
  },
});
