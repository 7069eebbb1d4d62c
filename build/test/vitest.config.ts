import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const limits: Readonly<Partial<Record<string, number>>> = { unit: 10_000, package: 600_000 };

/** Unit, contract and integration tests: plain Node, no window, no stand-in. Packages are tested apart. */
export default defineConfig({
  root,
  test: {
    environment: 'node',
    // Native modules (SQLite, libsignal) are steadier in processes of their own than in threads.
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    projects: ['unit', 'contract', 'integration', 'package'].map((name) => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: limits[name] ?? 60_000,
        // Packages are built once and shared by all their tests: one file after another.
        fileParallelism: name !== 'package',
        // So that it meets the Electron of a test, and its listener is seen.
        server: { deps: { inline: ['electron-store'] } },
      },
    })),
  },
});
