import { existsSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { createServer } from 'vite';
import { fromRoot } from '#build/vite/paths.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

/** The one that set-up finds for the stand-in; on Electron's own runtime there may be none. */
const executablePath = process.env['STANDIN_CHROMIUM'] ?? '/usr/lib/chromium/chromium';

test('every part of the interface is drawn in all its states, without a serious finding in either theme', async () => {
  test.skip(!existsSync(executablePath), 'There is no Chromium on this machine.');
  const server = await createServer({
    configFile: fromRoot('build/vite/renderer.config.ts'),
    server: { port: 0, watch: null, hmr: false, ws: false },
    logLevel: 'error',
  });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await server.listen();
    const page = await (await browser.newContext({ viewport: { width: 1180, height: 760 } })).newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(new URL('gallery.html', server.resolvedUrls?.local[0]).href);
    for (const section of ['Buttons', 'People', 'Nothing to show'])
      await expect(page.getByRole('region', { name: section })).toBeVisible();
    // However long a title is, one reads whose it is.
    for (const name of await page.getByRole('option').locator('b').all())
      expect((await name.boundingBox())?.width).toBeGreaterThan(30);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});
