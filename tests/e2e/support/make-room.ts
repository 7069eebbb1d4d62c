import { officials } from '../fixtures/acquainted.ts';
import { expect, type OpenProfile } from '../fixtures/narae.ts';

/** The first of the two officials begins a room with the second. */
export async function makeRoom({ page, chats }: OpenProfile, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+n');
  const dialog = page.getByRole('dialog', { name: '새 대화방' });
  const search = dialog.getByRole('combobox', { name: '참여할 사람' });
  await search.fill(officials.second.name);
  await dialog
    .getByRole('option')
    .filter({ hasText: officials.second.name, hasNotText: '나래톡 미사용' })
    .first()
    .click();
  await dialog.getByRole('textbox', { name: '방 이름 (선택)' }).fill(name);
  await dialog.getByRole('button', { name: '1명과 시작' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(chats.composer).toBeFocused();
}
