import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test } from '../fixtures/pair.ts';
import { processesOf } from '../../standin/processes.ts';

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

test('a start that meets a program which is ending starts it again, with its link', async ({
  openProfile,
  dataRoot,
}) => {
  const { app, page } = await openProfile('a');
  await expect(page.locator('html[data-state="sign-in"]')).toBeAttached();
  const main = app.process();
  const ended = once(main, 'exit');
  await app.evaluate(({ app: narae }) => {
    narae.quit();
    narae.emit('second-instance', {}, ['narae', 'narae:about']);
  });
  expect(await ended).toEqual([0, null]);
  const anew = (): number[] => processesOf(`--data-root=${dataRoot}`, '--profile=a', 'narae:about');
  await expect.poll(() => anew().length).toBe(1);
  // Once it listens it ends as a program does; no test has it in hand.
  await expect
    .poll(
      () => {
        for (const pid of anew()) process.kill(pid, 'SIGTERM');
        return processesOf(dataRoot);
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
});
