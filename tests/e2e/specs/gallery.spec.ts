import { existsSync } from 'node:fs';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { fromRoot } from '#build/vite/paths.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

/** The one that set-up finds for the stand-in; on Electron's own runtime there may be none. */
const executablePath = process.env['STANDIN_CHROMIUM'] ?? '/usr/lib/chromium/chromium';

/** Points that may differ, between two builds of one version of Chromium: fewer than one changed letter has. */
const tolerance = 40;

test.describe('every part of the interface', () => {
  test.skip(!existsSync(executablePath), 'There is no Chromium on this machine.');
  let server: ViteDevServer;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  test.beforeAll(async () => {
    server = await createServer({
      configFile: fromRoot('build/vite/renderer.config.ts'),
      server: { port: 0, watch: null, hmr: false, ws: false },
      logLevel: 'error',
    });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
    await server.listen();
    page = await (await browser.newContext({ viewport: { width: 1180, height: 760 } })).newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(new URL('gallery.html', server.resolvedUrls?.local[0]).href);
  });

  test.afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('is drawn in all its states, without a serious finding in any theme', async () => {
    for (const section of ['Buttons', 'People', 'Nothing to show', 'Layers'])
      await expect(page.getByRole('region', { name: section })).toBeVisible();
    // However long a title is, one reads whose it is.
    for (const name of await page.getByRole('option').locator('b').all())
      expect((await name.boundingBox())?.width).toBeGreaterThan(30);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  test('looks as it was approved: light, dark, in forced colours, and what opens above it', async () => {
    const [version = ''] = browser.version().split('.');
    const stored = (name: string): string => `chromium-${version}-${name}.png`;
    test.skip(
      !existsSync(test.info().snapshotPath(stored('light'))) &&
        test.info().config.updateSnapshots === 'missing',
      `There are no approved pictures for Chromium ${version}: look at them, then store them by --update-snapshots=all.`,
    );
    const compare = async (name: string): Promise<void> => {
      await expect(page).toHaveScreenshot(stored(name), { maxDiffPixels: tolerance });
    };
    await page.setViewportSize({ width: 1180, height: 2_700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator(`html[data-theme="${colorScheme}"]`)).toBeAttached();
      await compare(colorScheme);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await compare('forced');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 1180, height: 760 });
    const layers = page.getByRole('region', { name: 'Layers' }).getByRole('button');
    await layers.first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await compare('menu');
    await page.keyboard.press('Escape');
    await layers.nth(1).click();
    // As long as one points at it, it stays.
    await page.getByRole('status').filter({ hasText: /./ }).last().hover();
    await compare('toast');
    await layers.last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await compare('dialog');
  });
});
