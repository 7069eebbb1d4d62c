import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test } from '../fixtures/pair.ts';

test('a second start of a profile brings the first one to the front, or leads it where its link leads, and ends', async ({
  pair,
}) => {
  const first = pair.a;
  const window = await first.app.browserWindow(first.page);
  await window.evaluate((main) => {
    main.minimize();
  });
  const startAgain = async (...more: readonly string[]): Promise<void> => {
    const own = ['.', '--profile=a', `--data-root=${pair.dataRoot}`];
    const args = [fromRoot('node_modules/electron/cli.js'), ...own, ...more];
    const second = spawn(process.execPath, args, { cwd: fromRoot('.'), stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
  };
  await startAgain();
  await expect.poll(() => window.evaluate((main) => main.isMinimized())).toBe(false);
  await expect.poll(() => window.evaluate((main) => main.isFocused())).toBe(true);
  // A person who follows a link is in another program.
  await window.evaluate((main) => {
    main.blur();
  });
  await startAgain('--hidden', 'narae:settings');
  await expect(first.settings.heading).toBeVisible();
  await first.settings.leave();
  expect(first.app.windows()).toHaveLength(1);
});
