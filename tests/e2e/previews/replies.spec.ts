import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a message is answered by keyboard, and the answer leads to it', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  const question = chats.message('내년 정보화 예산안');
  await question.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '답장' }).press('Enter');
  await expect(chats.composer).toBeFocused();
  await expect(page.getByText('이정민 사무관님에게 답장')).toBeVisible();
  await expectAccessible(page);
  await chats.composer.press('Escape');
  await expect(page.getByText('이정민 사무관님에게 답장')).toBeHidden();
  await expect(chats.composer).toBeFocused();

  await question.click({ button: 'right' });
  await page.getByRole('menuitem', { name: '답장' }).click();
  await expect(chats.composer).toBeFocused();
  await chats.send('총괄표로 맞추었습니다');
  await expect(page.getByText('이정민 사무관님에게 답장')).toBeHidden();
  const quote = chats.message('총괄표로 맞추었습니다').getByRole('button', { name: /이정민 사무관/u });
  await expect(quote).toContainText('내년 정보화 예산안 6쪽');
  await expectAccessible(page);
  await quote.click();
  await expect(question.first()).toBeFocused();
});
