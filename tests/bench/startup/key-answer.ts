import type { Page } from '@playwright/test';

/** A syllable that many people have in their names, and not all of those who are offered without a question. */
export const searchKey = '김';

// All of this is looked for at every frame, in the page itself: a locator asks again after up to half a second.

/** Writes it into the field over people, as an input method does, once that has the focus. */
export async function pressSearchKey(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.activeElement?.matches('[role="dialog"] [role="combobox"]') === true,
  );
  await page.keyboard.insertText(searchKey);
}

/**
 * Resolves when the people stand there whom this key has found. A list stands there before, and while the core still
 * looks: so each of them has to have the key marked in it.
 */
export async function searchKeyAnswered(page: Page): Promise<void> {
  await page.waitForFunction((key) => {
    const people = [...document.querySelectorAll('[role="dialog"] [role="option"]')];
    const isMarked = (person: Element): boolean =>
      [...person.querySelectorAll('mark')].some(({ textContent }) => textContent.includes(key));
    return people.length > 0 && people.every(isMarked);
  }, searchKey);
}
