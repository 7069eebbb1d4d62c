import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { approvedPictures } from '../support/approved-pictures.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

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
      'Writing',
      'Connection and directory',
      'Absence',
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
    const compare = comparison(preview.browser.version());
    // As high as all that stands on the page, so that nothing of it scrolls.
    const height = await page.getByRole('main').evaluate(({ scrollHeight }) => scrollHeight);
    await page.setViewportSize({ width: 1180, height });
    // A connection is told to be lost only after it has been for three seconds.
    await expect(page.getByRole('img', { name: '연결 상태: 연결 끊김' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator(`html[data-theme="${colorScheme}"]`)).toBeAttached();
      await compare(page, colorScheme);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await compare(page, 'forced');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    // What one points at, and where the keyboard is.
    const conversations = page.getByRole('region', { name: 'Conversations' });
    const rows = conversations.getByRole('listbox').first().getByRole('option');
    await page.keyboard.press('Shift');
    await rows.first().focus();
    await rows.nth(3).hover();
    await compare(conversations, 'row');
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByRole('article').first().focus();
    await messages.getByRole('article').nth(4).hover();
    await compare(messages, 'message');
    const buttons = page.getByRole('region', { name: 'Buttons' });
    await buttons.getByRole('button').first().focus();
    await buttons.getByRole('button').nth(3).hover();
    await compare(buttons, 'button');
    await page.setViewportSize({ width: 1180, height: 760 });
    const layers = page.getByRole('region', { name: 'Layers' }).getByRole('button');
    await layers.first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await compare(page, 'menu');
    await page.keyboard.press('Escape');
    await layers.nth(1).click();
    // As long as one points at it, it stays.
    await page.getByRole('status').filter({ hasText: /./ }).last().hover();
    await compare(page, 'toast');
    await layers.last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await compare(page, 'dialog');
  });
});

/** Compares with the approved pictures that come nearest to what this version of Chromium draws. */
function comparison(browserVersion: string): (shown: Page | Locator, name: string) => Promise<void> {
  const info = test.info();
  const own = Number(browserVersion.split('.')[0]);
  const isStoring = info.config.updateSnapshots === 'all';
  const files = readdirSync(dirname(info.snapshotPath('any.png')));
  const approved = approvedPictures(isStoring ? [`chromium-${String(own)}-`] : files, own);
  const advice = 'look at the page (`npm run ui`), then store pictures of it (tests/e2e/README.md)';
  if (approved === null) throw new Error(`there are no approved pictures: ${advice}`);
  const { version, tolerance } = approved;
  const difference =
    version === own
      ? `not as it was approved; where it is to look like this, ${advice}`
      : `compared with the pictures of Chromium ${String(version)}, since there are none of ${String(own)}; if nothing is wrong, ${advice}`;
  return async (shown, name) => {
    const picture = `chromium-${String(version)}-${name}.png`;
    await expect(shown, difference).toHaveScreenshot(picture, tolerance);
  };
}
