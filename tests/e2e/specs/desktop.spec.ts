import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test, type OpenProfile } from '../fixtures/narae.ts';
import { ChatsPage } from '../pages/chats-page.ts';
import { ProfileFiles } from '../fixtures/profile-files.ts';
import { Desktop } from '../support/desktop.ts';

const { first: sender } = officials;

// @channel windows.showing, chats.mute, chats.unreadTotalChanged
test('a closed window goes on receiving; toasts tell, lead, answer, and go when all is read', async ({
  openProfile,
}) => {
  const { a, b } = await acquainted(openProfile);
  const desktop = new Desktop(b.app);

  await b.chats.composer.fill('쓰다 만 글');
  // Something else than the conversation is shown: without a display a page does not know that it is hidden.
  await b.settings.open();
  await desktop.closeWindow();
  await expect.poll(() => desktop.isWindowVisible()).toBe(false);
  // The first time it says where it has gone.
  await expect.poll(() => desktop.toasts()).toMatchObject([{ title: '나래톡' }]);

  await a.chats.send('회의 자료를 보냈습니다');
  const told = {
    title: `${sender.name} ${sender.position ?? sender.rank}`,
    body: '새 메시지 1개',
    hasReply: true,
  };
  await expect.poll(async () => (await desktop.toasts()).at(-1)).toEqual(told);
  expect(JSON.stringify(await desktop.toasts())).not.toContain('회의 자료');
  await expect.poll(() => desktop.badge()).toBe(1);

  await desktop.replyInToast('  ');
  await desktop.replyInToast('네, 받았습니다');
  await a.chats.expectState('네, 받았습니다', 'received');
  await expect(a.chats.messages).toHaveCount(4);
  await expect.poll(() => desktop.badge()).toBe(0);
  await expect.poll(async () => (await desktop.toasts()).map(({ body }) => body)).not.toContain(told.body);

  await a.chats.expectState('네, 받았습니다', 'received');
  await a.chats.send('다른 창에서 확인해 주세요');
  await expect.poll(async () => (await desktop.toasts()).at(-1)).toEqual(told);
  await desktop.clickToast();
  await expect.poll(() => desktop.isWindowVisible()).toBe(true);
  await b.chats.expectState('다른 창에서 확인해 주세요', 'received');
  await expect(b.chats.composer).toHaveValue('쓰다 만 글');
  await expect.poll(() => desktop.badge()).toBe(0);

  // Whoever has the conversation before their eyes is told nothing.
  const before = (await desktop.toasts()).length;
  await a.chats.send('지금 보고 있는 대화');
  await b.chats.expectState('지금 보고 있는 대화', 'received');
  expect(await desktop.toasts()).toHaveLength(before);

  // A muted conversation tells nothing either, and is not counted.
  await b.settings.open();
  await desktop.closeWindow();
  expect(await setMuted(b, true)).toMatchObject({ ok: true, value: { muted: true } });
  await a.chats.send('알림을 끈 대화');
  await a.chats.expectState('알림을 끈 대화', 'delivered');
  expect(await desktop.badge()).toBe(0);
  // Later neither: the next message is told of alone, and by then the notifier has looked at both.
  expect(await setMuted(b, false)).toMatchObject({ ok: true, value: { muted: false } });
  await a.chats.send('알림을 다시 켠 대화');
  await expect.poll(async () => (await desktop.toasts()).at(-1)).toEqual(told);
  expect(await desktop.toasts()).toHaveLength(before + 1);

  expect(await desktop.isWindowVisible()).toBe(false);
  await desktop.clickTray();
  await expect.poll(() => desktop.isWindowVisible()).toBe(true);
});

test('a page that has died comes back once by itself, then after a question', async ({ openProfile }) => {
  const { app, page, signIn, chats } = await openProfile('a');
  await signIn.as(0);
  await expect(chats.usable).toBeAttached();
  const desktop = new Desktop(app);
  await desktop.answerDialogs(0);
  const crash = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
  const state = (): Promise<unknown> =>
    app
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.documentElement.dataset.state',
        ),
      )
      .catch(() => null);

  await crash();
  await page.waitForEvent('crash').catch(() => undefined);
  await expect.poll(state, { timeout: 20_000 }).toBe('usable');
  expect(await desktop.asked()).toEqual([]);
  await crash();
  await expect.poll(() => desktop.asked()).toEqual(['화면이 다시 멈췄습니다']);
  await expect.poll(state, { timeout: 20_000 }).toBe('usable');

  // Whoever closes it for good has the program beside the clock still, and the window from there anew.
  await desktop.answerDialogs(1);
  await crash();
  await expect.poll(() => desktop.windows()).toBe(0);
  expect(await desktop.toasts()).toMatchObject([{ title: '나래톡' }]);
  const anew = app.waitForEvent('window');
  await desktop.clickToast();
  await expect(new ChatsPage(await anew).usable).toBeAttached({ timeout: 20_000 });
  expect(await desktop.isWindowVisible()).toBe(true);
});

test('a window opens again where it stood, and the zoom is that of all windows', async ({
  openProfile,
  dataRoot,
}) => {
  const opened = await openProfile('a');
  await opened.signIn.as(0);
  const bounds = { x: 120, y: 90, width: 940, height: 640 };
  await opened.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(to);
  }, bounds);
  await new Desktop(opened.app).menu('크게');
  await expect
    .poll(() => opened.page.evaluate(() => window.narae.preferences.get({})))
    .toMatchObject({ ok: true, value: { zoom: 1.1 } });
  const files = new ProfileFiles(dataRoot, 'a');
  // Windows that move are noted a moment later.
  await expect.poll(() => files.read('preferences.json').toString()).toMatch(/"x":\s*120\b/);
  await opened.app.close();

  const again = await openProfile('a');
  await expect(again.chats.usable).toBeAttached();
  const standing = await again.app.browserWindow(again.page);
  expect(await standing.evaluate((main) => main.getNormalBounds())).toMatchObject(bounds);
  expect(await standing.evaluate((main) => main.webContents.getZoomFactor())).toBeCloseTo(1.1);
  await again.app.close();

  // A file that cannot be read is set aside; a start with the session opens no window before it is asked for.
  files.write('preferences.json', '{"preferences":');
  const hidden = await openProfile('a', '--hidden');
  await expect(hidden.chats.usable).toBeAttached();
  const desktop = new Desktop(hidden.app);
  expect(await desktop.isWindowVisible()).toBe(false);
  expect(await hidden.page.evaluate(() => window.narae.preferences.get({}))).toMatchObject({
    ok: true,
    value: { zoom: 1, closeToTray: true },
  });
  expect(files.named(/^preferences\.json\.broken-\d+$/)).toHaveLength(1);
  await desktop.followLink('narae:people');
  await expect.poll(() => desktop.isWindowVisible()).toBe(true);
});

/** Mutes the only conversation, or lets it be told of again. */
function setMuted({ page }: OpenProfile, muted: boolean): Promise<unknown> {
  return page.evaluate(async (to) => {
    const list = await window.narae.chats.list({ limit: 1 });
    const conversation = list.ok ? list.value.conversations[0]?.id : undefined;
    return conversation === undefined ? null : window.narae.chats.mute({ conversation, muted: to });
  }, muted);
}
