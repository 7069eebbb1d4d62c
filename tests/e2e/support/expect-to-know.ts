import { expect, type Page } from '@playwright/test';
import type { PersonId } from '#shared/model/ids.ts';
import '../fixtures/window-bridge.d.ts';

/** Waits until the directory of a PC that has just signed in has brought a person: that takes a moment. */
export async function expectToKnow(page: Page, person: PersonId): Promise<void> {
  const isKnown = (): Promise<boolean> =>
    page.evaluate(async (id) => (await window.narae.directory.card({ person: id })).ok, person);
  await expect.poll(isKnown).toBe(true);
}
