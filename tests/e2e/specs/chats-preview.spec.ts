import type { Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a message of mine that still waits leads nobody to the end: unread ones begin in sight, and the place is kept', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=waiting');
  const { rows, messages } = new ChatsPage(page);
  const row = rows.filter({ hasText: '남궁민수' });
  const waiting = messages.and(page.locator('[data-state="sending"]'));
  await row.click();
  await expect(page.locator('[data-divider="unread"]')).toBeInViewport();
  await expect(waiting).not.toBeInViewport();
  await expect(row.getByText('안 읽은 메시지 20개')).toBeAttached();

  const toNewest = page.getByRole('button', { name: /^(최신 메시지로|새 메시지)/u });
  await toNewest.click();
  await expect(waiting).toBeInViewport();
  await expect(row.getByText(/^안 읽은 메시지/u)).toHaveCount(0);
  await page.getByRole('log', { name: '대화 내용' }).hover();
  await page.mouse.wheel(0, -700);
  await expect(toNewest).toBeVisible();
  const before = await topmost(page);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('tree')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(toNewest).toBeVisible();
  await expect.poll(() => topmost(page)).toBe(before);
  await expect(waiting).not.toBeInViewport();
});

/** What stands at the upper edge of the conversation. */
function topmost(page: Page): Promise<string | undefined> {
  return page.getByRole('log', { name: '대화 내용' }).evaluate((log) => {
    const { top } = log.getBoundingClientRect();
    const shown = [...log.querySelectorAll<HTMLElement>('[role="article"]')];
    return shown.find((element) => element.getBoundingClientRect().bottom > top)?.dataset['messageId'];
  });
}
