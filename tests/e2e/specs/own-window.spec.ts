import type { Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { conversationId, type ConversationId } from '#shared/model/ids.ts';
import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test, type OpenProfile } from '../fixtures/narae.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { RoomPage } from '../pages/room-page.ts';
import { Desktop } from '../support/desktop.ts';
import { expectToKnow } from '../support/expect-to-know.ts';

const { second, third } = officials;
const missing = conversationId('direct:00000000000000000000000000000000');

// @channel windows.goTo, chats.get, chats.conversationMerged, windows.openConversation, windows.showing, chats.mute, chats.setFavourite, chats.unreadTotal, chats.unreadTotalChanged
test('a conversation has a window of its own, can be muted, and stands above as a favourite', async ({
  openProfile,
}) => {
  const { a, b } = await acquainted(openProfile);
  const own = await new RoomPage(a.page).toOwnWindow(a.app);
  const room = new RoomPage(own);
  const chats = new ChatsPage(own);
  const name = `${second.name} ${personTitle(second)}`;
  // Titles are kept on the disk and shown in the task bar: they name nobody.
  await expect(own).toHaveTitle('나래톡 대화');
  await expect(room.titleBar).toContainText(name);
  await expect(chats.rows).toHaveCount(0);
  await expect(room.rail).toHaveCount(0);
  await expect(room.openOwnWindow).toHaveCount(0);

  await expectToBeBroughtBack(a, own);

  // A link brings it to the front too, and takes the keyboard to its heading, not to where one writes.
  await expect(chats.composer).toBeFocused();
  const here = await a.page.evaluate(async () => {
    const list = await window.narae.chats.list({ limit: 1 });
    return list.ok ? list.value.conversations[0]?.id : undefined;
  });
  await new Desktop(a.app).followLink(`narae:conversation/${here ?? ''}`);
  await expect(own.getByRole('heading', { level: 1 })).toBeFocused();

  await expectKeysToLeadToMainWindow(a, own);
  await chats.send('새 창에서 보냅니다');
  await b.chats.expectState('새 창에서 보냅니다', 'received');
  await b.chats.send('잘 보입니다');
  await chats.expectState('잘 보입니다', 'received');
  await a.chats.expectState('잘 보입니다', 'received');

  // What is written in one window is in the other, and gone from it once it was sent.
  const main = new ChatsPage(a.page);
  await main.composer.fill('초안');
  await expect(chats.composer).toHaveValue('초안');
  await chats.composer.fill('초안 완성');
  await expect(main.composer).toHaveValue('초안 완성');
  await chats.composer.press('Enter');
  await chats.expectState('초안 완성', 'delivered');
  await expect(main.composer).toHaveValue('');

  // It shows the same after a reload.
  await own.reload();
  await chats.expectState('잘 보입니다', 'received');
  await expect(room.titleBar).toContainText(name);

  // A conversation that is not there.
  const refused = await a.page.evaluate(
    (conversation) => window.narae.windows.openConversation({ conversation }),
    missing,
  );
  expect(refused).toEqual({ ok: false, error: { code: 'not-found', retryable: false } });
  expect(a.app.windows()).toHaveLength(2);
  // One that has vanished since its window was opened.
  const shown = await showInstead(own, missing);
  await expect(room.missing).toContainText('대화를 찾을 수 없습니다');
  await showInstead(own, shown);
  await chats.expectState('잘 보입니다', 'received');
  await expectMergeToBeFollowed(a, own);
  await own.close();
  await expectMuteToHold(a, b);
  await expectMenuToWork(a, b);
});

test('a window that is asked for comes to the front, and stays behind where one has gone to another program meanwhile', async ({
  openProfile,
}) => {
  const { app, page, signIn, chats } = await openProfile('a');
  await signIn.as(0);
  await expect(chats.usable).toBeAttached();
  await expectToKnow(page, second.id);
  await new Desktop(app).followLink(`narae:person/${second.id}`);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(second.name);
  const room = new RoomPage(page);
  const stateOf = async (own: Page): Promise<readonly boolean[]> =>
    (await app.browserWindow(own)).evaluate((window: BrowserWindow) => [
      window.isVisible(),
      window.isFocused(),
    ]);
  const asked = await room.toOwnWindow(app);
  await expect.poll(() => stateOf(asked)).toEqual([true, true]);
  await asked.close();
  await (
    await app.browserWindow(page)
  ).evaluate((window: BrowserWindow) => {
    window.focus();
  });

  await app.evaluate(({ app: narae, BrowserWindow: windows }) => {
    narae.once('browser-window-created', () => {
      for (const window of windows.getAllWindows()) window.blur();
    });
  });
  const late = await room.toOwnWindow(app);
  await expect.poll(() => stateOf(late)).toEqual([true, false]);
});

// @channel windows.nextDestination, windows.destinationWaiting
test('a page goes where it is sent, and says when there is no such place', async ({ openProfile }) => {
  const { app, page, signIn, settings, chats } = await openProfile('a');
  await signIn.as(0);
  await expect(chats.usable).toBeAttached();
  const desktop = new Desktop(app);
  await expectToKnow(page, second.id);

  await desktop.followLink(`narae:person/${second.id}`);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(second.name);
  // As long as one looks at it, and no longer: the link has changed nothing.
  await expect(chats.rows).toHaveCount(1);
  await page.reload();
  await expect(chats.usable).toBeAttached();
  expect(await page.evaluate(() => window.narae.chats.list({ limit: 10 }))).toEqual({
    ok: true,
    value: { conversations: [], more: false },
  });
  await expect(chats.rows).toHaveCount(0);
  await desktop.followLink('narae:shortcuts');
  await settings.expectSection('단축키');
  await desktop.followLink('narae:conversation/direct:00000000000000000000000000000000');
  const message = page.getByRole('dialog', { name: '대화를 열지 못했습니다' });
  await expect(message).toContainText('이 PC에 없는 대화입니다.');
  await message.getByRole('button', { name: '확인' }).click();
  await expect(message).toBeHidden();
  await desktop.followLink('narae:person/nobody-of-this-name');
  await expect(page.getByRole('dialog', { name: '대화를 시작하지 못했습니다' })).toBeVisible();
});

/** It is one window, however often one asks for it: asked for again, it comes back before one's eyes. */
async function expectToBeBroughtBack({ app, page }: OpenProfile, own: Page): Promise<void> {
  const [main, ownWindow] = [await app.browserWindow(page), await app.browserWindow(own)];
  await ownWindow.evaluate((window: BrowserWindow) => {
    window.minimize();
  });
  await main.evaluate((window: BrowserWindow) => {
    window.focus();
  });
  await new RoomPage(page).openOwnWindow.click();
  await expect
    .poll(() => ownWindow.evaluate((window: BrowserWindow) => [window.isMinimized(), window.isFocused()]))
    .toEqual([false, true]);
  expect(app.windows()).toHaveLength(2);
}

/** What only the main window has is shown there, by the keys that are the same in every window. */
async function expectKeysToLeadToMainWindow({ app, page, settings }: OpenProfile, own: Page): Promise<void> {
  const main = await app.browserWindow(page);
  const ownWindow = await app.browserWindow(own);
  for (const [keys, name] of [
    ['Control+n', '사람 검색'],
    ['Control+k', '빠른 검색'],
  ] as const) {
    const dialog = page.getByRole('dialog', { name });
    await main.evaluate((window: BrowserWindow) => window.hide());
    // Whoever presses a key there looks at it; a page that nobody looks at brings no window.
    await ownWindow.evaluate((window: BrowserWindow) => window.focus());
    await own.keyboard.press(keys);
    await expect(dialog, keys).toBeVisible();
    expect(await main.evaluate((window: BrowserWindow) => window.isVisible())).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await own.keyboard.press('Control+,');
  await expect(settings.heading).toBeVisible();
  await own.keyboard.press('Control+/');
  await settings.expectSection('단축키');
  await settings.leave();
  await expect(new RoomPage(own).rail).toHaveCount(0);
}

/** Loads the window again as that of another conversation; answers the one that it was for. */
async function showInstead(own: Page, conversation: ConversationId): Promise<ConversationId> {
  const before = await own.evaluate((id) => {
    const address = new URL(location.href);
    const shown = address.searchParams.get('conversation');
    address.searchParams.set('conversation', id);
    history.replaceState(null, '', address);
    return shown;
  }, conversation);
  await own.reload();
  return conversationId(before ?? '');
}

/** The directory says who a stranger is: both windows go on with the conversation that took theirs in. */
async function expectMergeToBeFollowed(a: OpenProfile, own: Page): Promise<void> {
  const merge = await a.page.evaluate(async (person) => {
    const all = await window.narae.chats.list({ limit: 1 });
    const other = await window.narae.chats.open({ person });
    if (!all.ok || !other.ok) throw new Error('no conversations');
    // What was only opened stands in no list.
    await window.narae.chats.mute({ conversation: other.value.id, muted: true });
    return { from: all.value.conversations[0]?.id, into: other.value };
  }, third.id);
  await expect(a.chats.rows).toHaveCount(2);
  await a.chats.composer.fill('쓰던 글');

  await a.app.evaluate(({ webContents }, payload) => {
    for (const contents of webContents.getAllWebContents())
      contents.send('narae:chats.conversationMerged', payload);
  }, merge);
  const title = `${third.name} ${personTitle(third)}`;
  await expect(a.chats.rows).toHaveCount(1);
  await expect(a.page.getByRole('heading', { level: 2 })).toContainText(third.name);
  const { titleBar } = new RoomPage(own);
  await expect(titleBar).toContainText(title);
  await own.reload();
  await expect(titleBar).toContainText(title);

  await a.page.reload();
  await a.chats.rows.filter({ hasText: second.name }).click();
  await expect(a.chats.rows.filter({ hasText: third.name })).toContainText('쓰던 글');
}

/** A muted conversation says so in its row, and the total of unread messages does not count it. */
async function expectMuteToHold(a: OpenProfile, b: OpenProfile): Promise<void> {
  const room = new RoomPage(b.page);
  await expect(room.mute).toHaveAttribute('aria-pressed', 'false');
  await b.settings.open();
  await a.chats.send('하나');
  await expect(room.rail.getByText('안 읽은 메시지 1개')).toBeAttached();

  await b.settings.leave();
  await b.chats.expectState('하나', 'received');
  await expect(room.rail.getByText('안 읽은 메시지 1개')).toHaveCount(0);
  await room.mute.click();
  await expect(room.mute).toHaveAttribute('aria-pressed', 'true');
  await expect(b.chats.rows.first()).toContainText('알림 꺼짐');
  await b.settings.open();
  await a.chats.send('둘');
  await a.chats.expectState('둘', 'delivered');
  await expect
    .poll(() => b.page.evaluate(() => window.narae.chats.unreadTotal({})))
    .toEqual({ ok: true, value: { count: 0 } });
  await expect(room.rail.getByText(/안 읽은 메시지/)).toHaveCount(0);
  await b.settings.leave();
  await b.chats.expectState('둘', 'received');

  // Turned on again, what is unread counts again.
  await room.mute.click();
  await expect(room.mute).toHaveAttribute('aria-pressed', 'false');
  await b.settings.open();
  await a.chats.send('셋');
  await expect(room.rail.getByText('안 읽은 메시지 1개')).toBeAttached();
}

/** The menu of a row, by keyboard and by mouse: everything in it does what it says, and the focus comes back. */
async function expectMenuToWork({ app, page, chats }: OpenProfile, b: OpenProfile): Promise<void> {
  // A second row, newer than the one with the official whom one has written to.
  await page.evaluate(async (person) => {
    const opened = await window.narae.chats.open({ person });
    if (opened.ok) await window.narae.chats.saveDraft({ conversation: opened.value.id, text: '쓰던 글' });
  }, third.id);
  await expect(chats.rows).toHaveCount(2);
  const row = chats.rows.filter({ hasText: second.name });
  const headings = page.getByRole('listbox', { name: '대화 목록' }).getByRole('group');
  await expect(headings).toHaveCount(0);

  const menu = page.getByRole('menu');
  const last = chats.rows.last();
  const lastName = (await last.textContent())?.includes(second.name) === true ? second.name : third.name;
  await last.focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toHaveAccessibleName(new RegExp(lastName));
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(last).toBeFocused();

  // By keyboard: the last row becomes the first, and keeps the focus.
  await page.keyboard.press('ContextMenu');
  await expect(menu.getByRole('menuitem', { name: '즐겨찾기에 추가' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(headings).toHaveCount(2);
  await expect(chats.rows.first()).toContainText(lastName);
  await expect(chats.rows.first()).toBeFocused();
  await expect(page.getByRole('group', { name: '즐겨찾기' })).toHaveAttribute('aria-owns', /^row-\S+$/);
  await page.reload();
  await expect(chats.rows.first()).toContainText(lastName);
  await chats.rows.first().focus();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: '즐겨찾기에서 빼기' }).press('Enter');
  await expect(headings).toHaveCount(0);
  await expect(chats.rows.last()).toContainText(lastName);
  await expect(chats.rows.last()).toBeFocused();

  // By mouse: what is unread is read without opening it.
  await chats.rows.filter({ hasText: third.name }).click();
  await b.settings.leave();
  await b.chats.send('넷');
  await expect(row.getByText(/^안 읽은 메시지/)).toBeAttached();
  // The list of what is unread: the row stays while one reads it, and goes when one is elsewhere.
  const chip = (name: string | RegExp) =>
    page.getByRole('group', { name: '볼 대화' }).getByRole('button', { name });
  await chip(/^안 읽음/).click();
  await expect(chats.rows).toHaveCount(1);
  await expect(chats.rows).toContainText(second.name);
  await row.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: '모두 읽음으로 표시' }).click();
  await expect(page.getByText('안 읽은 메시지가 없습니다')).toBeVisible();
  await page.getByRole('button', { name: '전체 대화 보기' }).click();
  await expect(chats.rows).toHaveCount(2);
  await expect(row.getByText(/^안 읽은 메시지/)).toHaveCount(0);
  await row.click({ button: 'right' });
  await expect(menu.getByRole('menuitem', { name: '모두 읽음으로 표시' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await menu.getByRole('menuitem', { name: '알림 끄기' }).click();
  await expect(row).toContainText('알림 꺼짐');
  await row.hover();
  await row.locator('xpath=..').getByTitle('더 보기').click();
  await menu.getByRole('menuitem', { name: '보안 번호 보기' }).click();
  await expect(page.getByRole('dialog', { name: '보안 번호' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(row).toBeFocused();
  const opened = app.waitForEvent('window');
  await row.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: '새 창으로 열기' }).click();
  await expect(new RoomPage(await opened).titleBar).toContainText(second.name);
}
