import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fromRoot } from '#build/vite/paths.ts';
import { sourceFiles } from '../house/source-files.ts';

vi.mock('electron', () => import('../electron-by-hand.ts'));

/**
 * Every file that could make a schema in the main process, in the core's thread, or in a page. The wire format,
 * and the relay and the adapters that speak it, are no part of it: they know no `shared/ipc`, and no page runs them.
 */
const makers = sourceFiles().filter(
  (path) =>
    /^(shared\/ipc|electron\/(shell|ipc|core(?!\/backend))|renderer)\/.*\.tsx?$/.test(path) &&
    /^import (?!type).*from 'zod';$/m.test(readFileSync(fromRoot(path), 'utf8')),
);

beforeEach(() => {
  vi.resetModules();
  z.config({ jitless: false });
});

test('the search finds makers in all three places', () => {
  for (const place of ['shared/ipc/', 'electron/shell/', 'electron/core/', 'renderer/bridge/'])
    expect(makers.some((path) => path.startsWith(place))).toBe(true);
});

// What a module imports runs before it does: so this was set before its first schema was made.
test.each(makers)('%s makes its parsers without code from text, whoever imports it first', async (path) => {
  await import(fromRoot(path));
  expect(z.config().jitless).toBe(true);
});
