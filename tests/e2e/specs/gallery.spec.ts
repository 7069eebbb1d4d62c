import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

/** Points that may differ, between two builds of one version of Chromium: fewer than one changed letter has. */
const tolerance = 40;

test.describe('every part of the interface', () => {
  test.skip(!hasBrowser, 'There is no Chromium on this machine.');
  let page: Page;

  test.beforeAll(async ({ preview }) => {
    page = await preview.open('gallery.html');
  });

  test('is drawn in all its states, without a serious finding in any theme', async () => {
    for (const section of [
      'Buttons',
      'People',
      'Tree and search',
      'Conversations',
      'Messages',
      'Nothing to show',
      'Layers',
    ])
      await expect(page.getByRole('region', { name: section })).toBeVisible();
    // However long a title is, one reads whose it is.
    for (const name of await page.getByRole('option').locator('b').all())
      expect((await name.boundingBox())?.width).toBeGreaterThan(30);
    await expectAccessible(page);
  });

  test('looks as it was approved: light, dark, in forced colours, and what opens above it', async ({
    preview,
  }) => {
    const [version = ''] = preview.browser.version().split('.');
    const stored = (name: string): string => `chromium-${version}-${name}.png`;
    test.skip(
      !existsSync(test.info().snapshotPath(stored('light'))) &&
        test.info().config.updateSnapshots === 'missing',
      `There are no approved pictures for Chromium ${version}: look at them, then store them by --update-snapshots=all.`,
    );
    const compare = async (name: string): Promise<void> => {
      await expect(page).toHaveScreenshot(stored(name), { maxDiffPixels: tolerance });
    };
    await page.setViewportSize({ width: 1180, height: 4_000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator(`html[data-theme="${colorScheme}"]`)).toBeAttached();
      await compare(colorScheme);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await compare('forced');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    // What one points at, and where the keyboard is.
    const conversations = page.getByRole('region', { name: 'Conversations' });
    const rows = conversations.getByRole('listbox').first().getByRole('option');
    await page.keyboard.press('Shift');
    await rows.first().focus();
    await rows.nth(3).hover();
    await expect(conversations).toHaveScreenshot(stored('row'), { maxDiffPixels: tolerance });
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByRole('article').first().focus();
    await messages.getByRole('article').nth(4).hover();
    await expect(messages).toHaveScreenshot(stored('message'), { maxDiffPixels: tolerance });
    const buttons = page.getByRole('region', { name: 'Buttons' });
    await buttons.getByRole('button').first().focus();
    await buttons.getByRole('button').nth(3).hover();
    await expect(buttons).toHaveScreenshot(stored('button'), { maxDiffPixels: tolerance });
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
