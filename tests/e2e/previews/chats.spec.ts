import type { Locator, Page } from '@playwright/test';
import { expect, hasBrowser, test } from '../fixtures/preview.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { OrgChartPage } from '../pages/org-chart-page.ts';
import { RoomPage } from '../pages/room-page.ts';

test.skip(!hasBrowser, 'There is no Chromium on this machine.');

test('a message of mine that still waits leads nobody to the end: unread ones begin in sight, and the place is kept', async ({
  preview,
}) => {
  // Older messages come in at once, while the room still finds its place.
  const page = await preview.open('preview.html?scene=waiting&delay=0');
  const { rows, messages } = new ChatsPage(page);
  const row = rows.filter({ hasText: '남궁민수' });
  const waiting = messages.and(page.locator('[data-state="sending"]'));
  await row.click();
  const firstUnread = page.locator('[data-row]', { has: page.locator('[data-divider="unread"]') });
  await expect.poll(() => distanceToEdge(firstUnread)).toBe(0);
  await page.waitForTimeout(longerThanSettling);
  expect(await distanceToEdge(firstUnread)).toBe(0);
  await expect(waiting).not.toBeInViewport();
  await expect(row.getByText('안 읽은 메시지 20개')).toBeAttached();

  const toNewest = page.getByRole('button', { name: /^(최신 메시지로|새 메시지)/u });
  await toNewest.click();
  await expect(waiting).toBeInViewport();
  await expect(row.getByText(/^안 읽은 메시지/u)).toHaveCount(0);
  await page.getByRole('log', { name: '대화 내용' }).hover();
  await page.mouse.wheel(0, -700);
  await expect(toNewest).toBeVisible();
  const before = await topmost(page);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('tree')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(toNewest).toBeVisible();
  await expect.poll(() => topmost(page)).toBe(before);
  await expect(waiting).not.toBeInViewport();
});

test('what has been done is taken back by keyboard from where one is, and is said as long as one looks at it', async ({
  preview,
}) => {
  const page = await preview.open('preview.html');
  const row = new ChatsPage(page).rows.filter({ hasText: '박서연' });
  const undo = page.getByRole('button', { name: '실행 취소' });
  const said = page.getByRole('status', { name: '알림' });
  await row.click();
  await row.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '즐겨찾기에 추가' }).press('Enter');
  await expect(said).toContainText('즐겨찾기에 추가했습니다');
  await expect(row).toBeFocused();
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(said).toContainText('즐겨찾기에서 뺐습니다');
  await expect(row).toBeFocused();

  // The mouse that comes and goes takes nothing from under the keyboard.
  await undo.focus();
  await undo.hover();
  await page.mouse.move(1, 1);
  await page.waitForTimeout(longerThanToasts);
  await expect(undo).toBeFocused();
  // Nor the keyboard from under the mouse.
  await undo.hover();
  await row.focus();
  await page.waitForTimeout(longerThanToasts);
  await expect(undo).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(undo).toBeHidden({ timeout: longerThanToasts });
  await expect(row).toBeFocused();
});

test('of many messages at once it is spoken how many came, and the newest', async ({ preview }) => {
  const page = await preview.open('preview.html');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '박서연' }).click();
  await expect(chats.messages).toHaveCount(2);
  // While one types nothing is spoken, and with this clock one does not stop.
  await page.evaluate(() => {
    const time = performance.now();
    Object.assign(performance, { now: () => time });
  });
  for (let sent = 0; sent < 6; sent += 1) await chats.send(String(sent));
  // Each is answered.
  await expect(chats.messages).toHaveCount(2 + 12);
  // Its own again, as every page has it.
  await page.evaluate(() => void Reflect.deleteProperty(performance, 'now'));
  const count = page
    .getByRole('status')
    .filter({ hasText: '새 메시지 6개가 왔습니다. 마지막 메시지: 박서연' });
  await expect(count).toBeAttached();
});

test('the first message of a conversation that was empty is spoken', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=first');
  const chats = new ChatsPage(page);
  await chats.rows.filter({ hasText: '허율' }).click();
  await expect(page.getByRole('main').getByText('아직 주고받은 메시지가 없습니다')).toBeVisible();
  await expect(chats.messages).toHaveCount(1);
  await expect(
    page.getByRole('main').getByRole('status').filter({ hasText: '네, 알겠습니다.' }),
  ).toBeAttached();
});

test('a conversation leads to the profile of whom it is with, by its name and by the menu of its row', async ({
  preview,
}) => {
  const page = await preview.open('preview.html');
  const row = new ChatsPage(page).rows.filter({ hasText: '박서연' });
  const { card } = new OrgChartPage(page);
  const { profile } = new RoomPage(page);
  const close = card.getByRole('button', { name: '프로필 닫기' });
  await row.click();
  await expect(profile).toHaveText('박서연 주무관');
  await profile.press('Enter');
  await expect(card.getByRole('heading')).toHaveText('박서연 주무관');
  await expect(close).toBeFocused();
  await close.click();
  await page.keyboard.press('Control+1');
  await row.press('Shift+F10');
  await page.getByRole('menuitem', { name: '프로필 보기' }).press('Enter');
  await expect(card.getByRole('heading')).toHaveText('박서연 주무관');
  await expect(close).toBeFocused();

  // A window of its own has no room for it.
  await preview.open('preview.html?conversation=direct:p-parkseoyeon');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('박서연 주무관');
  await expect(profile).toHaveCount(0);
});

test('what a part of the page says of its looks holds over what is said of all of it', async ({
  preview,
}) => {
  const page = await preview.open('preview.html');
  const chats = new ChatsPage(page);
  await chats.rows.first().press('Enter');
  await expect(chats.composer).toBeFocused();
  expect(await chats.composer.evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('none');
});

test('in a narrow window Alt and the arrows go on below what is loaded of the list', async ({ preview }) => {
  const page = await preview.open('preview.html?scene=many');
  const chats = new ChatsPage(page);
  await page.setViewportSize({ width: 600, height: 640 });
  await expect(chats.rows.first()).toBeVisible();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('Alt+ArrowDown');
  // After the eight of every scene those of this one, counted from 0.
  await expect(chats.messages).toHaveText(/(?<![0-9:])51 \p{L}/u);
});

/** How far below the upper edge of the conversation a row begins, in px. */
function distanceToEdge(row: Locator): Promise<number> {
  return row.evaluate((element) => {
    const log = element.closest('[role="log"]');
    return Math.round(element.getBoundingClientRect().top - (log?.getBoundingClientRect().top ?? NaN));
  });
}

/** What stands at the upper edge of the conversation. */
function topmost(page: Page): Promise<string | undefined> {
  return page.getByRole('log', { name: '대화 내용' }).evaluate((log) => {
    const { top } = log.getBoundingClientRect();
    const shown = [...log.querySelectorAll<HTMLElement>('[role="article"]')];
    return shown.find((element) => element.getBoundingClientRect().bottom > top)?.dataset['messageId'];
  });
}

/** Milliseconds. */
const longerThanToasts = 5_500;
const longerThanSettling = 1_500;
