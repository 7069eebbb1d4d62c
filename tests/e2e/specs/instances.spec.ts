import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test } from '../fixtures/pair.ts';

test('a second start of a profile brings the first one to the front, and ends', async ({ pair }) => {
  const first = pair.a;
  const window = await first.app.browserWindow(first.page);
  await window.evaluate((main) => {
    main.minimize();
  });
  const args = [fromRoot('node_modules/electron/cli.js'), '.', '--profile=a', `--data-root=${pair.dataRoot}`];
  const second = spawn(process.execPath, args, { cwd: fromRoot('.'), stdio: 'ignore' });
  expect(await once(second, 'exit')).toEqual([0, null]);
  await expect.poll(() => window.evaluate((main) => main.isMinimized())).toBe(false);
  await expect.poll(() => window.evaluate((main) => main.isFocused())).toBe(true);
  expect(first.app.windows()).toHaveLength(1);
});
