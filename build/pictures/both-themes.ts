import type { Page } from '@playwright/test';

/** Takes a picture of a page in both themes; the dark one has `-dark` after its name. Leaves the light one. */
export async function pictureInBothThemes(page: Page, path: string): Promise<void> {
  for (const [colorScheme, suffix] of [
    ['dark', '-dark'],
    ['light', ''],
  ] as const) {
    // A change of theme must not be taken in the middle.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await page.screenshot({ path: `${path}${suffix}.png` });
  }
}
