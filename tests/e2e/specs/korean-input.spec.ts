import type { Page } from '@playwright/test';
import { officials } from '../fixtures/acquainted.ts';
import type { OpenProfile } from '../fixtures/narae.ts';
import { pressSearchKey, searchKey, searchKeyAnswered } from '#tests/bench/startup/key-answer.ts';
import { expect, test } from '../fixtures/pair.ts';
import { QuickSearchDialog } from '../pages/quick-search-dialog.ts';
import { InputMethod } from '../support/input-method.ts';

const { second } = officials;

test('Enter while composing sends once, with the whole last syllable, in all three orders of events; nothing is closed', async ({
  pair: { a },
}) => {
  await expectEnterToSendOnce(a);
  await expectOtherKeysToDoTheirOwn(a);
});

async function expectEnterToSendOnce({ page, chats }: OpenProfile): Promise<void> {
  const keyboard = await InputMethod.of(page);
  await chats.composer.focus();
  const before = await chats.messages.count();

  await keyboard.commit('안녕하세');
  await keyboard.compose('요');
  await keyboard.endByEnter('요', 'before');
  await expect(chats.message('안녕하세요')).toHaveCount(1);

  await keyboard.commit('회의 자');
  await keyboard.compose('료');
  await keyboard.endByEnter('료', 'after');
  await expect(chats.message('회의 자료')).toHaveCount(1);

  await keyboard.commit('검토 의');
  await keyboard.compose('견');
  await keyboard.endByEnter('견', 'hidden');
  await expect(chats.message('검토 의견')).toHaveCount(1);

  await expect(chats.messages).toHaveCount(before + 3);
  await expect(chats.composer).toHaveValue('');
}

/** Shift+Enter makes a line, and a search follows every syllable while it is composed. */
async function expectOtherKeysToDoTheirOwn({ page, chats }: OpenProfile): Promise<void> {
  await chats.composer.pressSequentially('첫 줄');
  await chats.composer.press('Shift+Enter');
  await chats.composer.pressSequentially('둘째 줄');
  await expect(chats.composer).toHaveValue('첫 줄\n둘째 줄');
  await chats.composer.press('Enter');
  await expect(chats.message('첫 줄')).toHaveCount(1);

  await page.keyboard.press('Control+n');
  const search = page.getByRole('combobox', { name: '대화할 사람' });
  await expect(search).toBeFocused();
  // Those who are offered before a key are no answer to it: the bench of starts waits for one that is.
  const people = page.getByRole('listbox', { name: '검색 결과' }).getByRole('option');
  const without = people.filter({ hasNotText: searchKey });
  await expect(without.first()).toBeVisible();
  await pressSearchKey(page);
  await searchKeyAnswered(page);
  await expect(without).toHaveCount(0);
  await expect(people.first()).toBeVisible();
  await search.press('Backspace');
  const keyboard = await InputMethod.of(page);
  await keyboard.compose(second.name.slice(0, 1));
  await expect(page.getByRole('listbox', { name: '검색 결과' }).getByRole('option').first()).toContainText(
    second.name.slice(0, 1),
  );
  await keyboard.commit(second.name.slice(0, 1));
  // Right after a composition Esc belongs to the input method still, for a moment that no page can see.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(search).toBeHidden({ timeout: 500 });
  }).toPass();
  await expectQuickSearchToFollow(page, keyboard);
}

/** Ctrl+K: results while a syllable is composed; Enter belongs to the whole name; Esc ends the composition first. */
async function expectQuickSearchToFollow(page: Page, keyboard: InputMethod): Promise<void> {
  const search = new QuickSearchDialog(page);
  await search.open();
  await expect(search.field).toBeFocused();
  await keyboard.commit(second.name.slice(0, 2));
  await keyboard.compose(second.name.slice(2));
  await expect(search.rowsOf('사람').first()).toContainText(second.name);
  await keyboard.escape(27);
  await expect(search.dialog).toBeVisible();
  await keyboard.endByEnter(second.name.slice(2), 'before');
  await expect(search.dialog).toBeHidden();
  await expect(page.getByRole('textbox', { name: /님에게 보낼 메시지$/ })).toBeFocused();
}
