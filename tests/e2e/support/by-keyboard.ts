import type { Locator } from '@playwright/test';
import { expect, type OpenProfile } from '../fixtures/narae.ts';

/** The first start, by keyboard: somebody is chosen already. */
export async function signInByKeyboard({ page, signIn, chats }: OpenProfile): Promise<void> {
  await expect(signIn.people.first()).toBeFocused({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect(chats.usable).toBeAttached({ timeout: 20_000 });
}

/** Finds a person with the field over everything, and writes to them. */
export async function writeByKeyboard(
  { page, chats }: OpenProfile,
  name: string,
  text: string,
): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog', { name: '빠른 검색' }).getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.insertText(name);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(chats.composer).toBeFocused();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** From the field one writes in: through the areas to the last message and its menu, and to the row of the conversation and its. */
export async function lookAroundByKeyboard(profile: OpenProfile, answer: string): Promise<void> {
  const { page, chats } = profile;
  const rail = page.getByRole('navigation', { name: '주 메뉴' });
  await expect(chats.composer).toBeFocused();
  await page.keyboard.press('F6');
  await expect(rail.getByRole('button', { name: /^대화/ })).toBeFocused();
  await page.keyboard.press('F6');
  const row = chats.rows.first();
  await expect(row).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: '즐겨찾기에 추가' })).toBeFocused();
  await page.keyboard.press('Enter');
  const favourites = page.getByRole('listbox', { name: '대화 목록' }).getByText('즐겨찾기');
  await expect(favourites).toBeVisible();
  await expect(row).toBeFocused();
  // What has been done is said, and can be taken back: back by F6 from the first area to the last one.
  await expect(page.getByRole('status', { name: '알림' })).toContainText('즐겨찾기에 추가했습니다');
  await pressUntilFocused('Shift+F6', page.getByRole('button', { name: '실행 취소' }));
  await page.keyboard.press('Enter');
  await expect(favourites).toBeHidden();
  await pressUntilFocused('F6', row);

  await page.keyboard.press('F6');
  await page.keyboard.press('ArrowUp');
  await expect(chats.message(answer)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(chats.message(answer).getByRole('button', { name: '메시지 메뉴' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: '복사', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
}

/** Through the rail to the settings, there to dark colours, and back to where one writes. */
export async function changeThemeByKeyboard({ page, chats }: OpenProfile): Promise<void> {
  await pressUntilFocused(
    'Shift+F6',
    page.getByRole('navigation', { name: '주 메뉴' }).getByRole('button', { name: /^대화/ }),
  );
  await pressUntilFocused(
    'Tab',
    page.getByRole('navigation', { name: '주 메뉴' }).getByRole('button', { name: '설정' }),
  );
  await page.keyboard.press('Enter');
  const sections = page.getByRole('navigation', { name: '설정 항목' });
  await expect(sections.getByRole('button', { name: '일반' })).toBeFocused();
  await pressUntilFocused('Tab', sections.getByRole('button', { name: '화면' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '화면' })).toBeVisible();
  await page.keyboard.press('F6');
  const colours = page.getByRole('radiogroup', { name: '화면 색' });
  await pressUntilFocused('Tab', colours.getByRole('radio', { checked: true }));
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(chats.composer).toBeFocused();
}

/** Goes on with a key, some steps at most, until something has the focus. */
async function pressUntilFocused(key: string, target: Locator): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    await target.page().keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

const mostSteps = 8;
