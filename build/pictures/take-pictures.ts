import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { bundle } from '../start/bundle.ts';
import { fromRoot } from '../vite/paths.ts';
import { talk } from './talk.ts';

const dataRoot = mkdtempSync(join(tmpdir(), 'narae-pictures-'));
const apps: ElectronApplication[] = [];
try {
  await bundle();
  const [one, other] = [await open('a'), await open('b')];
  await takePictures(one, other);
} finally {
  for (const app of apps) await app.close();
  rmSync(dataRoot, { recursive: true, force: true });
}

/** Enough for the pictures. */
const demoPeople = 1_284;

async function takePictures(one: Page, other: Page): Promise<void> {
  await signIn(one, 0, 'sign-in');
  await signIn(other, 1);
  await one.keyboard.press('Control+n');
  await one.getByRole('combobox').fill(demoAgency(demoPeople).directory().people[1]?.name ?? '');
  await one.getByRole('option', { disabled: false }).first().click();
  for (const [index, [from, text]] of talk.entries()) {
    if (index === 1) await other.getByRole('option').first().click();
    await say(from === 'one' ? one : other, from === 'one' ? other : one, text, index > 0);
  }
  await picture(one, 'conversation');
  await other.emulateMedia({ colorScheme: 'dark' });
  await picture(other, 'conversation-dark');
}

async function open(profile: string): Promise<Page> {
  const args = [
    '.',
    `--profile=${profile}`,
    `--data-root=${dataRoot}`,
    `--demo-people=${String(demoPeople)}`,
    '--demo-colleagues=off',
  ];
  const app = await _electron.launch({ args, cwd: fromRoot('.') });
  apps.push(app);
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1180, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
  return page;
}

async function signIn(page: Page, person: number, name?: string): Promise<void> {
  await page.getByRole('radio').nth(person).waitFor();
  await page.getByRole('group').locator('label').nth(person).click();
  if (name !== undefined) await picture(page, name);
  await page.locator('button[type="submit"]').click();
  await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
}

async function say(from: Page, to: Page, text: string, isOpenThere: boolean): Promise<void> {
  const composer = from.getByRole('textbox').last();
  await composer.fill(text);
  await composer.press('Enter');
  await from.locator('[data-state="delivered"]', { hasText: text }).waitFor();
  if (isOpenThere) await to.locator('[data-state="received"]', { hasText: text }).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fromRoot(`build/pictures/${name}.png`) });
}
