import { expect } from '@playwright/test';
import { windowOf } from './launch-sample.ts';
import { processesOf } from './processes.ts';
import { test } from './shared-sample.ts';

// The last file by its name: what it leaves of the shared app is of no use to others.
test('a crashed or killed page is reported, and can be loaded again', async ({
  sample: { app, page, userData },
}) => {
  const handle = await windowOf(app, page);
  const reason = await handle.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.once('render-process-gone', (_event, details) =>
          resolve([details.reason, webContents.isCrashed()]),
        );
        webContents.forcefullyCrashRenderer();
      }),
  );
  expect(reason).toEqual(['crashed', true]);
  // Playwright gives a crashed page up, so the main process looks for itself.
  const again = await handle.evaluate(async ({ webContents }) => {
    const loaded = new Promise((resolve) => webContents.once('did-finish-load', () => resolve(undefined)));
    webContents.reload();
    await loaded;
    const answer = await webContents.executeJavaScript("api.invoke('echo', 'again')");
    return [webContents.isCrashed(), webContents.getURL(), answer];
  });
  expect(again).toEqual([false, 'app://bundle/index.html', 'again']);
  await app.evaluate((electron) => {
    electron.app.once('render-process-gone', (_event, _contents, { reason: why }) => facts.events.push(why));
  });
  for (const pid of processesOf(userData, '--type=renderer')) process.kill(pid, 'SIGKILL');
  await expect.poll(() => app.evaluate(() => facts.events.at(-1))).toBe('killed');
});
