import type { Locator, Page } from '@playwright/test';

/** A syllable that many people have in their names, and not all of those who are offered without a question. */
export const searchKey = '김';

/** Writes it into the field over people, as an input method does. */
export async function pressSearchKey(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '대화할 사람' }).focus();
  await page.keyboard.insertText(searchKey);
}

/**
 * Resolves when the people stand there whom this key has found. A list stands there before, and while the core still
 * looks: so each of them has to have the key marked in it.
 */
export async function searchKeyAnswered(page: Page): Promise<void> {
  await people(page).first().waitFor();
  const unmarked = people(page).filter({ hasNot: page.locator('mark', { hasText: searchKey }) });
  await unmarked.first().waitFor({ state: 'hidden' });
}

function people(page: Page): Locator {
  return page.getByRole('listbox', { name: '검색 결과' }).getByRole('option');
}
