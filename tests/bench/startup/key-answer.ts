import type { Locator, Page } from '@playwright/test';

/** A key that many people have in what is shown of them, and not all of those who are offered without a question. */
export const searchKey = '3';

/** Writes a key into the field over people. */
export async function pressSearchKey(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '대화할 사람' }).press(searchKey);
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
