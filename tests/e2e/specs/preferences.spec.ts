import { mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { officials } from '../fixtures/acquainted.ts';
import { expect, test, type OpenProfile } from '../fixtures/narae.ts';
import { RoomPage } from '../pages/room-page.ts';
import { Desktop } from '../support/desktop.ts';

// @channel preferences.get, preferences.set, preferences.changed
test('a preference is saved at once, holds in every window, and is there after a restart', async ({
  openProfile,
}) => {
  const { app, page, signIn, settings } = await openProfile('a');
  await signIn.as(0);
  await new Desktop(app).followLink(`narae:person/${officials.second.id}`);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(officials.second.name);
  const own = await new RoomPage(page).toOwnWindow(app);
  await settings.open();

  // By keyboard: the arrows go along the choices.
  await settings.section('화면');
  await settings.choice('메시지 글자 크기', '보통').focus();
  await page.keyboard.press('ArrowRight');
  await expect(settings.choice('메시지 글자 크기', '크게')).toBeChecked();
  for (const window of [page, own]) {
    await expect(window.locator('html[data-text-size="large"]')).toBeAttached();
  }
  await expect(page.getByText('오늘 회의는 오후 2시에 시작합니다.')).toHaveCSS('font-size', '16px');

  await settings.choice('대화 목록 간격', '보통').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html[data-density="compact"]')).toBeAttached();

  await settings.zoom.selectOption('1.25');
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getZoomFactor()),
      ),
    )
    .toEqual([1.25, 1.25]);
  await expectToBeUsableWhenSmallest({ app, page, settings });
  await settings.zoom.selectOption('1');

  // How wide the list is, by keyboard: kept with the rest.
  await settings.leave();
  const width = page.getByRole('separator', { name: '목록 너비' });
  await expect(width).toHaveAttribute('aria-valuenow', '304');
  await width.press('ArrowRight');
  await expect(width).toHaveAttribute('aria-valuenow', '320');
  const list = page.getByRole('region', { name: '대화 목록' });
  await expect.poll(async () => (await list.boundingBox())?.width).toBe(320);
  await settings.open();
  await settings.section('화면');

  // By mouse, in both windows.
  await page.getByText('어둡게', { exact: true }).click();
  await expect(settings.choice('화면 색', '어둡게')).toBeChecked();
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');

  // What another window changes is shown here.
  await own.evaluate(() => window.narae.preferences.set({ theme: 'light', closeToTray: false }));
  await expect(settings.choice('화면 색', '밝게')).toBeChecked();
  await settings.section('일반');
  await expect(settings.closeToTray).not.toBeChecked();
  await expect(settings.startHidden).toBeDisabled();
  await settings.autostart.click();
  await expect(settings.startHidden).toBeEnabled();
  await settings.autostart.click();
  await expectLanguageToChangeAtOnce({ app, page, settings }, own);

  await settings.section('알림');
  await expect(settings.toastExample).toContainText('새 메시지 1개');
  await page.getByText('보낸 사람과 내용', { exact: true }).click();
  await expect(settings.toastExample).toContainText('회의 자료');
  await settings.notifications.click();
  await expect(settings.choice('알림에 표시할 내용', '모두 숨김')).toBeDisabled();

  // A page that wants to be asked before it is left keeps nothing from ending. Nobody answers for it here.
  for (const window of [page, own]) {
    window.on('dialog', () => undefined);
    await window.evaluate(() => {
      addEventListener('beforeunload', (event) => {
        event.preventDefault();
      });
    });
    await window.mouse.click(1, 1);
  }
  await app.close();

  const again = await openProfile('a');
  await expect(again.chats.usable).toBeAttached({ timeout: 20_000 });
  await expect(again.page.locator('html[data-density="compact"]')).toBeAttached();
  await expect(again.page.getByRole('separator', { name: '목록 너비' })).toHaveAttribute(
    'aria-valuenow',
    '320',
  );
  await again.settings.open();
  await again.settings.section('화면');
  await expect(again.settings.choice('메시지 글자 크기', '크게')).toBeChecked();
  await expect(again.settings.choice('화면 색', '밝게')).toBeChecked();
  await again.settings.section('알림');
  await expect(again.settings.notifications).not.toBeChecked();
});

test('a preference that cannot be saved stays what it was, and can be tried again', async ({
  openProfile,
  dataRoot,
}) => {
  const { app, page, signIn, settings } = await openProfile('a');
  await signIn.as(0);
  await settings.open();
  await settings.section('화면');
  await expect(settings.choice('화면 색', '시스템 설정')).toBeChecked();

  // Nothing can be written over a folder.
  const file = join(dataRoot, 'profiles', 'a', 'preferences.json');
  rmSync(file, { force: true });
  mkdirSync(file);
  await page.getByText('어둡게', { exact: true }).click();
  await expect(settings.problem).toContainText('바꾸지 못했습니다.');
  await expect(settings.choice('화면 색', '시스템 설정')).toBeChecked();

  rmSync(file, { recursive: true });
  await settings.retry.click();
  await expect(settings.choice('화면 색', '어둡게')).toBeChecked();
  await expect(settings.problem).toHaveCount(0);
  await expect(page.locator('html[data-theme="dark"]')).toBeAttached();

  // A file that breaks while the program runs breaks no window, and the next change makes it whole.
  truncateSync(file, 10);
  const desktop = new Desktop(app);
  await desktop.closeWindow();
  await expect.poll(() => desktop.isWindowVisible()).toBe(false);
  expect(await desktop.toasts()).toMatchObject([{ title: '나래톡' }]);
  await desktop.clickToast();
  await expect.poll(() => desktop.isWindowVisible()).toBe(true);
  truncateSync(file, 10);
  expect(await page.evaluate(() => window.narae.preferences.set({ zoom: 1.1 }))).toMatchObject({
    ok: true,
    value: { zoom: 1.1, theme: 'dark' },
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ preferences: { theme: 'dark' } });

  // The page of shortcuts, from here as from anywhere else.
  await page.keyboard.press('Control+/');
  await settings.expectSection('단축키');
  const row = page.getByRole('row').filter({ hasText: '대화를 새 창으로 열기' });
  await expect(row).toContainText('CtrlShiftO');
  await expect(page.getByRole('row').filter({ hasText: '전송' })).toContainText('Enter');
  await page.keyboard.press('Escape');
  await expect(settings.heading).toBeHidden();
});

/** Windows and menus speak the other language at once, and the first one again. */
async function expectLanguageToChangeAtOnce(
  { app, page }: Pick<OpenProfile, 'app' | 'page' | 'settings'>,
  own: Page,
): Promise<void> {
  const menus = (): Promise<readonly (string | undefined)[]> =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  expect(await menus()).toContain('편집');
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  for (const window of [page, own]) await expect(window.locator('html[lang="en"]')).toBeAttached();
  await expect(own.getByText(/does not use Narae yet, so messages cannot be sent/)).toBeVisible();
  await expect.poll(menus).toContain('Edit');
  // A page that is loaded anew begins with it.
  await own.reload();
  await expect(own.getByText(/does not use Narae yet, so messages cannot be sent/)).toBeVisible();
  await page.getByText('한국어', { exact: true }).click();
  await expect(own.locator('html[lang="ko"]')).toBeAttached();
  await expect.poll(menus).toContain('편집');
}

/** The smallest window, with everything twice as large: 240 by 240 points. */
async function expectToBeUsableWhenSmallest({
  app,
  page,
  settings,
}: Pick<OpenProfile, 'app' | 'page' | 'settings'>): Promise<void> {
  const main = await app.browserWindow(page);
  const before = await main.evaluate((window: BrowserWindow) => window.getBounds());
  await main.evaluate((window: BrowserWindow) => window.setBounds({ width: 480, height: 480 }));
  await settings.zoom.selectOption('2');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(240);

  const content = page.getByRole('main', { name: '화면' });
  await content.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  const heading = await content.getByRole('heading', { level: 2 }).boundingBox();
  expect(heading?.y).toBeLessThan(240);
  // Further down nothing else is left than what one has chosen.
  await settings.zoom.scrollIntoViewIfNeeded();
  const visible = await content.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, 0);
  });
  expect(visible).toBeGreaterThan(140);
  await expect(settings.zoom).toBeInViewport({ ratio: 1 });
  expect(await sidewaysScrollers(page)).toEqual([]);

  await settings.leave();
  const name = page.getByRole('heading', { level: 1, name: officials.second.name });
  await expect(name).toBeInViewport();
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(await sidewaysScrollers(page)).toEqual([]);
  await settings.open();
  await settings.section('화면');
  await main.evaluate((window: BrowserWindow, bounds) => window.setBounds(bounds), before);
}

/** What one would have to scroll sideways to read. */
function sidewaysScrollers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth &&
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
      )
      .map((element) => element.className),
  );
}
