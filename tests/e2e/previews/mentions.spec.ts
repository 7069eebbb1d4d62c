import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { expectAccessible } from '../support/expect-accessible.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('somebody is named by keyboard: found by the initials, chosen, and shown as a name', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  const row = chats.rows.filter({ hasText: '예산안 검토 TF' });
  await expect(row).toContainText('나를 언급한 안 읽은 메시지가 있음');
  await row.click();
  await expect(chats.message('6쪽 금액만').locator('[data-mention="me"]')).toHaveText('@한지우 주무관');

  const list = page.getByRole('listbox', { name: '언급할 사람' });
  const { composer } = chats;
  await composer.pressSequentially('단가는 @');
  await expect(list.getByRole('option').first()).toContainText('모두');
  await expect(list.getByRole('option')).toHaveCount(5);
  await expectAccessible(page);
  await composer.pressSequentially('ㅂㅅ');
  await expect(list.getByRole('option')).toHaveText([/박서연 주무관/u]);
  await composer.press('Enter');
  await expect(list).toBeHidden();
  await expect(composer).toHaveValue('단가는 @박서연 주무관 ');
  await composer.pressSequentially('확인');
  await composer.press('Enter');
  await expect(chats.message('단가는').locator('[data-mention="other"]')).toHaveText('@박서연 주무관');
});

test('the list moves with the arrow keys, and Escape leaves the words as they are', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  const { composer } = chats;
  const options = page.getByRole('listbox', { name: '언급할 사람' }).getByRole('option');
  await composer.pressSequentially('@');
  await expect(options).toHaveCount(5);
  await composer.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await composer.press('ArrowDown');
  await composer.press('Tab');
  await expect(composer).toHaveValue('@모두 ');
  await expect(composer).toBeFocused();
  await composer.pressSequentially('@이');
  await expect(options).toHaveCount(1);
  await composer.press('Escape');
  await expect(options).toHaveCount(0);
  await composer.press('Enter');
  await expect(chats.message('@모두 @이').locator('[data-mention]')).toHaveText(['@모두']);
});

test('a name can be chosen with the mouse, and the switch for muted conversations is in the settings', async ({
  preview,
}) => {
  const page = await preview.open('preview.html?scene=rooms');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '예산안 검토 TF' }).click();
  await chats.composer.pressSequentially('@');
  await page
    .getByRole('option', { name: /이정민/u })
    .last()
    .click();
  await expect(chats.composer).toHaveValue('@이정민 사무관 ');
  await page.keyboard.press('Control+,');
  const settings = new SettingsPage(page);
  await settings.section('알림');
  await expect(settings.mentionsDespiteMute).toBeChecked();
});
