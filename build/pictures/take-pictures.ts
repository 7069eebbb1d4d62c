import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { demoAgency, demoColleagues } from '#relay/demo/demo-agency.ts';
import { bundle } from '../start/bundle.ts';
import { fromRoot } from '../vite/paths.ts';
import { pictureInBothThemes } from './both-themes.ts';
import { takeScreens } from './take-screens.ts';
import { questions, talk } from './talk.ts';

/** Those that the README shows. All others are for looking at only, in `out/pictures`. */
const shown = ['conversation', 'conversation-dark', 'org-chart', 'quick-search-dark', 'sign-in', 'narrow'];
const usualSize = { width: 1180, height: 720 };
/** The narrowest window in which list and conversation stand side by side as designed (DESIGN.md, 03a). */
const narrowSize = { width: 960, height: 640 };
/** Enough for the pictures. */
const demoPeople = 1_284;
const patience = 30_000;
const folder = fromRoot('out/pictures');
const { people } = demoAgency(demoPeople).directory();
const dataRoot = mkdtempSync(join(tmpdir(), 'narae-pictures-'));
const apps: ElectronApplication[] = [];
try {
  await bundle();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [one, other] = [await open('a'), await open('b')];
  await takePictures(one, other);
  await takeScreens(folder);
  for (const name of shown) copyFileSync(join(folder, `${name}.png`), fromRoot(`build/pictures/${name}.png`));
  console.log(`All pictures are in ${folder}; those of the README in build/pictures are new.`);
} finally {
  for (const app of apps) await app.close();
  rmSync(dataRoot, { recursive: true, force: true });
}

async function takePictures(one: Page, other: Page): Promise<void> {
  await signIn(one, 0, 'sign-in');
  await signIn(other, 1);
  await askColleagues(one);
  await speak(one, other);
  await picture(one, 'conversation');
  await one.setViewportSize(narrowSize);
  await picture(one, 'narrow');
  await one.setViewportSize(usualSize);
  const peer = people[1]?.name ?? '';
  await one.keyboard.press('Control+k');
  await one.getByRole('combobox').fill(peer.slice(1));
  await one.locator('[role="dialog"] mark').first().waitFor();
  await picture(one, 'quick-search');
  await one.keyboard.press('Escape');
  await one.getByRole('dialog').waitFor({ state: 'hidden' });
  await one.keyboard.press('Control+2');
  await one.getByRole('treeitem').first().waitFor();
  await one.getByRole('option', { name: peer }).first().click();
  await one.getByRole('complementary').getByRole('heading').filter({ hasText: peer }).waitFor();
  await picture(one, 'org-chart');
  await one.keyboard.press('Control+,');
  await one.getByRole('heading', { level: 2 }).waitFor();
  await picture(one, 'settings');
}

async function open(profile: string): Promise<Page> {
  const args = [
    '.',
    `--profile=${profile}`,
    `--data-root=${dataRoot}`,
    `--demo-people=${String(demoPeople)}`,
    '--demo-colleagues=eager',
  ];
  const app = await _electron.launch({ args, cwd: fromRoot('.') });
  apps.push(app);
  const page = await app.firstWindow();
  page.setDefaultTimeout(patience);
  await page.setViewportSize(usualSize);
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

/** Colleagues come in one after the other; each is asked something, and answers. */
async function askColleagues(page: Page): Promise<void> {
  for (const [index, question] of questions.entries()) {
    const colleague = people.find(({ id }) => id === demoColleagues()[index + 1]);
    await startWith(page, colleague?.name ?? '');
    await write(page, question);
    await page.locator('[role="article"][data-state="received"]').first().waitFor();
  }
}

async function speak(one: Page, other: Page): Promise<void> {
  await startWith(one, people[1]?.name ?? '');
  for (const [index, [from, text]] of talk.entries()) {
    const [speaker, listener] = from === 'one' ? [one, other] : [other, one];
    if (index === 1)
      await other
        .getByRole('option')
        .filter({ hasText: people[0]?.name ?? '' })
        .first()
        .click();
    await write(speaker, text);
    if (index > 0)
      await listener.locator('[role="article"][data-state="received"]', { hasText: text }).waitFor();
  }
  // An answer is there a moment before the word that what it answers was read.
  await one.locator('[data-state="delivered"]').first().waitFor({ state: 'detached' });
}

async function startWith(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name, disabled: false }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function write(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox').last();
  await composer.fill(text);
  await composer.press('Enter');
  await page
    .locator('[data-state="delivered"], [data-state="read"]')
    .filter({ hasText: text })
    .first()
    .waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await pictureInBothThemes(page, join(folder, name));
}
