import type { Page } from '@playwright/test';

/** A cold first start on a slow machine: profile of the browser, bundle, database, demo agency. */
export const patience = 90_000;

/**
 * Brings a fresh window to its usable list. Where the app asks who sits here, the first person it offers signs in.
 * Waits on `<html data-state>` through locators: the CSP of the app forbids what page functions need.
 */
export async function firstStart(page: Page): Promise<void> {
  const settled = page.locator(state('sign-in', 'usable', 'error'));
  await settled.waitFor({ state: 'attached', timeout: patience });
  if (await page.locator(state('sign-in')).count()) await signIn(page);
  await page.locator(state('usable', 'error')).waitFor({ state: 'attached', timeout: patience });
  if (await page.locator(state('error')).count()) throw new Error('the window shows an error.');
}

async function signIn(page: Page): Promise<void> {
  await page.locator('label:has(input[type="radio"]:enabled)').first().click();
  await page.locator('button[type="submit"]').click();
}

function state(...names: readonly string[]): string {
  return names.map((name) => `html[data-state="${name}"]`).join(', ');
}
