import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a word is put below a message by keyboard, joined with a press, and taken away', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  const question = chats.message('내년 정보화 예산안');
  const seen = question.getByRole('button', { name: /^확인/u });
  await expect(seen).toHaveAccessibleName(/^확인 2\s*\(박서연 주무관, 김도현 과장\)$/u);
  await seen.click();
  await expect(seen).toHaveAttribute('aria-pressed', 'true');
  await expect(seen).toContainText('3');
  await seen.click();
  await expect(seen).toHaveAttribute('aria-pressed', 'false');

  await question.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '반응' }).press('Enter');
  await page.getByRole('menuitem', { name: '검토 중' }).press('Enter');
  const reviewing = question.getByRole('button', { name: /^검토 중/u });
  await expect(reviewing).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
});
