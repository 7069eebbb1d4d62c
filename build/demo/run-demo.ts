import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { demoAgency, demoColleagues } from '#relay/demo/demo-agency.ts';
import { bundle } from '../start/bundle.ts';
import { fromRoot } from '../vite/paths.ts';
import { talk } from '../pictures/talk.ts';

// `npm run demo`: two officials on two instances of the real app, and a simulated colleague. Leaves a picture of each step.
const demoPeople = 1_284;
const folder = fromRoot('out/demo');
const patience = 30_000;
const { people } = demoAgency(demoPeople).directory();
const dataRoot = mkdtempSync(join(tmpdir(), 'narae-demo-'));
const apps: ElectronApplication[] = [];
let step = 0;
try {
  await bundle();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const one = await open('a', 0);
  const other = await open('b', 1);
  await findInOrgChart(one);
  await speak(one, other);
  await askColleague(one);
  console.log(`The demo has gone through; its pictures are in ${folder}.`);
} finally {
  for (const app of apps) await app.close();
  rmSync(dataRoot, { recursive: true, force: true });
}

async function open(profile: string, person: number): Promise<Page> {
  const options = [
    `--profile=${profile}`,
    `--data-root=${dataRoot}`,
    `--demo-people=${String(demoPeople)}`,
    '--demo-colleagues=eager',
  ];
  const app = await _electron.launch({ args: ['.', ...options], cwd: fromRoot('.') });
  apps.push(app);
  const page = await app.firstWindow();
  page.setDefaultTimeout(patience);
  await page.setViewportSize({ width: 1180, height: 760 });
  await page.getByRole('group').locator('label').nth(person).click();
  await picture(page, `${profile}-signs-in`);
  await page.locator('button[type="submit"]').click();
  await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
  return page;
}

/** The other official sits in the same department, which the org chart opens at. */
async function findInOrgChart(page: Page): Promise<void> {
  const peer = people[1]?.name ?? '';
  await page.keyboard.press('Control+2');
  await page.getByText(peer).first().click();
  await picture(page, 'a-finds-b-in-the-org-chart');
  await page.keyboard.press('Control+n');
  await page.getByRole('combobox').fill(peer);
  await page.getByRole('option', { name: peer, disabled: false }).first().click();
}

async function speak(one: Page, other: Page): Promise<void> {
  for (const [index, [from, text]] of talk.entries()) {
    const [speaker, listener] = from === 'one' ? [one, other] : [other, one];
    if (index === 1)
      await other
        .getByRole('option')
        .filter({ hasText: people[0]?.name ?? '' })
        .first()
        .click();
    await write(speaker, text);
    if (index > 0) await listener.locator('[data-state="received"]', { hasText: text }).waitFor();
  }
  // An answer is there a moment before the word that what it answers was read.
  for (const page of [one, other])
    await page.locator('[data-state="delivered"]').first().waitFor({ state: 'detached' });
  await picture(one, 'a-has-spoken-with-b');
  await picture(other, 'b-has-spoken-with-a');
}

async function askColleague(page: Page): Promise<void> {
  const [greeter] = demoColleagues();
  const name = people.find(({ id }) => id === greeter)?.name ?? '';
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await page.locator('[data-state="received"]').first().waitFor();
  const before = await page.locator('[data-state="received"]').count();
  await write(page, talk[0]?.[1] ?? '');
  await page.locator('[data-state="received"]').nth(before).waitFor();
  await picture(page, 'a-colleague-answers');
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
  step += 1;
  const file = join(folder, `${String(step).padStart(2, '0')}-${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}
