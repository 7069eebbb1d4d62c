import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { fromRoot } from '../vite/paths.ts';
import { pictureInBothThemes } from './both-themes.ts';
/** What stands on the screens. */
import words from './words.json' with { type: 'json' };

interface Screen {
  readonly name: string;
  /** What the preview plays (`renderer/bridge/fake/README.md`). */
  readonly scene?: string;
  /** Goes there, and is over when it is to be seen. */
  readonly show: (page: Page) => Promise<void>;
}

/** The one that set-up finds for the stand-in. */
const executablePath = process.env['STANDIN_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
/** The usual window, and the narrowest one in which list and conversation stand side by side as designed (DESIGN.md, 03a). */
const sizes = [
  { width: 1180, height: 760 },
  { width: 960, height: 640 },
];
const settingsPages = ['general', 'display', 'notifications', 'security', 'shortcuts', 'help', 'about'];

const screens: readonly Screen[] = [
  { name: 'sign-in', scene: 'scene=sign-in', show: (page) => page.getByRole('radio').first().waitFor() },
  { name: 'conversation', show: openConversation },
  { name: 'people', show: (page) => showDialog(page, 'Control+n') },
  {
    name: 'quick-search',
    show: async (page) => {
      await showDialog(page, 'Control+k');
      await page.getByRole('combobox').fill(words.search);
      await page.getByRole('dialog').locator('mark').first().waitFor();
    },
  },
  {
    name: 'org-chart',
    show: async (page) => {
      await openConversation(page);
      await page.keyboard.press('Control+2');
      await page.getByRole('tree').waitFor();
      await page.getByRole('option', { name: words.person }).first().click();
      await page.getByRole('complementary').getByText('demo@example.go.kr').waitFor();
    },
  },
  {
    name: 'own-profile',
    show: async (page) => {
      await page.getByRole('button', { name: new RegExp(`${words.profile}$`, 'u') }).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'safety-number',
    show: async (page) => {
      await openConversation(page);
      await page.getByRole('main').getByRole('button', { name: words.safety }).first().click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'room',
    scene: 'scene=rooms',
    show: async (page) => {
      await page.getByRole('option').filter({ hasText: words.room }).first().click();
      await page.getByRole('button', { name: words.members }).click();
      await page.getByRole('complementary').getByRole('option').first().waitFor();
    },
  },
  { name: 'new-room', show: (page) => showDialog(page, 'Control+Shift+n') },
  { name: 'failure', scene: 'scene=failed', show: (page) => page.getByRole('heading').first().waitFor() },
  { name: 'empty', scene: 'scene=empty', show: (page) => page.getByRole('heading').first().waitFor() },
  {
    name: 'offline',
    scene: 'scene=offline',
    show: async (page) => {
      await openConversation(page);
      await page.getByText(words.offline).waitFor();
    },
  },
  {
    name: 'own-window',
    scene: 'conversation=direct:p-kimdohyeon',
    show: (page) => page.getByRole('article').first().waitFor(),
  },
  ...settingsPages.map((name, index) => ({
    name: `settings-${name}`,
    show: async (page: Page) => {
      await page.keyboard.press('Control+,');
      const sections = page.getByRole('navigation', { name: words.settings }).getByRole('button');
      await sections.first().waitFor();
      if ((await sections.count()) !== settingsPages.length) throw new Error('the settings have other pages');
      await sections.nth(index).click();
      await page.getByRole('heading', { level: 2, name: await sections.nth(index).innerText() }).waitFor();
    },
  })),
];

/** Takes every screen of the preview in both themes and sizes, as `name-width.png` and `name-width-dark.png`. */
export async function takeScreens(folder: string): Promise<void> {
  if (!existsSync(executablePath)) {
    console.log('There is no Chromium on this machine: no pictures of the preview.');
    return;
  }
  const configFile = fromRoot('build/vite/renderer.config.ts');
  const server = await createServer({ configFile, server: { port: 0, watch: null, hmr: false, ws: false } });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await server.listen();
    const page = await browser.newPage({ locale: 'ko-KR' });
    for (const size of sizes)
      for (const { name, scene = '', show } of screens) {
        await page.setViewportSize(size);
        await page.goto(new URL(`preview.html?${scene}`, server.resolvedUrls?.local[0]).href);
        await page.locator('html:not([data-state="loading"])').waitFor({ state: 'attached' });
        await show(page);
        await pictureInBothThemes(page, join(folder, `${name}-${String(size.width)}`));
      }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openConversation(page: Page): Promise<void> {
  await page.getByRole('option').filter({ hasText: words.peer }).first().click();
  await page.getByRole('article').first().waitFor();
}

async function showDialog(page: Page, key: string): Promise<void> {
  await openConversation(page);
  await page.keyboard.press(key);
  await page.getByRole('dialog').getByRole('option').first().waitFor();
}
