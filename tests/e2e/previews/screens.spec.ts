import type { Locator, Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { enterOrders, InputMethod } from '../support/input-method.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('Enter in the filter of sign-in leads to the list and enrols nobody, in all three orders of events', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=sign-in');
  const filter = page.getByRole('textbox', { name: '이름, 부서, 담당업무로 찾기' });
  const keyboard = await InputMethod.of(page);
  for (const order of enterOrders) {
    await filter.fill('');
    await filter.focus();
    await keyboard.compose('한');
    await keyboard.endByEnter('한', order);
    await expect(filter).toHaveValue('한');
    await expect(page.getByRole('radio', { checked: true })).toBeFocused();
    await expect(page.locator('html')).toHaveAttribute('data-state', 'sign-in');
    await expect(page.locator('button[type="submit"]')).toBeEnabled();
  }
  // Nor while one goes on holding it.
  await filter.focus();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('radio', { checked: true })).toBeFocused();
  await expect(page.locator('button[type="submit"]')).toBeEnabled();
  await expect(page.locator('html')).toHaveAttribute('data-state', 'sign-in');
});

test('Ctrl+Tab goes to the next unread conversation, from anywhere, and F1 shows all keys', async ({
  preview,
}) => {
  const page = await preview.open('preview.html');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('단축키');
  await expect(page.getByRole('row', { name: /안 읽은 다음 대화/u })).toContainText('CtrlTab');
  await page.keyboard.press('Control+Tab');
  const chosen = page.locator('[role="option"][aria-selected="true"]');
  await expect(chosen).toHaveCount(1);
  const first = await chosen.getAttribute('data-conversation-id');
  await page.keyboard.press('Control+Tab');
  await expect(chosen).not.toHaveAttribute('data-conversation-id', first ?? '');
});

test('an absence that is over is not saved; Enter in the status message saves', async ({ preview }) => {
  const page = await preview.open('preview.html');
  const dialog = page.getByRole('dialog', { name: '내 상태' });
  await page.getByRole('button', { name: /^한지우/u }).click();
  await dialog.getByRole('combobox', { name: '부재' }).selectOption('출장');
  const until = dialog.getByLabel('언제까지');
  await until.fill('2020-01-01');
  const status = dialog.getByRole('textbox', { name: '상태 메시지' });
  await status.fill('본관');
  await status.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('오늘이나 그 뒤의 날짜를 골라 주세요');
  await expect(until).toHaveAccessibleDescription(/날짜가 지난 부재/u);
  await until.fill('2099-12-31');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await status.press('Enter');
  await expect(dialog).toBeHidden();
  const toast = page.getByRole('status', { name: '알림' });
  await expect(toast).toContainText('내 상태를 저장했습니다');
  // As long as one points at it, it stays.
  await toast.getByText('내 상태를 저장했습니다').hover();
  await expectAccessible(page);
  await expect(toast).toContainText('내 상태를 저장했습니다');
});

test('no screen has a serious finding before one is in, nor where starting fails', async ({ preview }) => {
  let page = await preview.open('preview.html?scene=sign-in');
  await expect(page.getByRole('radio').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '초대 코드로 시작' }).click();
  await page.getByRole('textbox', { name: '초대 코드' }).fill('1234');
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  // With its ways out of it: bringing back what can be read, starting anew.
  page = await preview.open('preview.html?scene=failed');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '새로 시작하기' }).click();
  await expect(page.getByRole('dialog', { name: '새로 시작할까요?' })).toBeVisible();
  await expectAccessible(page);
});

test('no conversation has a serious finding: warned of, shut, alone, narrow, with its menu, without a connection', async ({
  preview,
}) => {
  let page = await preview.open('preview.html?vault=none&code=database-unreadable&block=yes');
  await rows(page).filter({ hasText: '최은지' }).click();
  const message = page.getByRole('log').getByRole('article').first();
  await expect(message).toBeVisible();
  await expect(page.getByRole('textbox', { name: /보낼 메시지$/u })).toHaveCount(0);
  await expectAccessible(page);
  await message.click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await page.getByRole('listbox', { name: '사람 목록' }).getByRole('option').first().click();
  await expect(page.getByRole('complementary', { name: '프로필' })).toBeVisible();
  await expectAccessible(page);

  page = await preview.open('preview.html?scene=offline');
  await page.setViewportSize({ width: 600, height: 640 });
  await expect(page.getByText('작성한 메시지는 연결되면 순서대로 보냅니다.')).toBeVisible();
  await expectAccessible(page);
  page = await preview.open('preview.html?conversation=direct:p-kimdohyeon');
  await expect(message).toBeVisible();
  await expectAccessible(page);
});

test('no page of the settings has a serious finding', async ({ preview }) => {
  const page = await preview.open('preview.html');
  await page.getByRole('navigation', { name: '주 메뉴' }).getByRole('button', { name: '설정' }).click();
  const sections = page.getByRole('navigation', { name: '설정 항목' }).getByRole('button');
  await expect(sections).toHaveCount(7);
  for (const section of await sections.all()) {
    await section.click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(await section.innerText());
    await expectAccessible(page);
  }
});

function rows(page: Page): Locator {
  return page.getByRole('listbox', { name: '대화 목록' }).getByRole('option');
}
