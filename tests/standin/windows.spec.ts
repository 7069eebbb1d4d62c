import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { windowOf } from './launch-sample.ts';
import { test } from './shared-sample.ts';

let app: ElectronApplication;
let page: Page;

test.beforeAll(({ sample }) => {
  ({ app, page } = sample);
});

test('the window has the size, title and focus that the app gave it', async () => {
  const handle = await windowOf(app, page);
  await expect.poll(() => handle.evaluate((self) => self.getTitle())).toBe('Sample page');
  const state = await handle.evaluate((self) => [self.getContentSize(), self.isVisible(), self.isFocused()]);
  expect(state).toEqual([[900, 640], true, true]);
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 640]);
  await handle.evaluate((self) => self.setContentSize(700, 500));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
  await handle.evaluate((self) => self.setContentSize(900, 640));
});

test('showing, hiding and minimising are told in Electron’s order', async () => {
  const handle = await windowOf(app, page);
  await handle.evaluate((self) => {
    facts.events.length = 0;
    self.hide();
    self.show();
    self.minimize();
    self.restore();
  });
  expect(await app.evaluate(() => facts.events.map((event) => event.replace('window 1 ', '')))).toEqual([
    'blur',
    'hide',
    'show',
    'focus',
    'blur',
    'minimize',
    'restore',
    'focus',
  ]);
});

test('several windows live beside each other', async () => {
  const opened = app.waitForEvent('window');
  await page.evaluate(() => window.open('app://bundle/second.html'));
  const second = await opened;
  await second.waitForSelector('text=Second');
  const handle = await windowOf(app, second);
  expect(await handle.evaluate((self) => [self.getContentSize(), self.webContents.getURL()])).toEqual([
    [500, 400],
    'app://bundle/second.html',
  ]);
  const id = await handle.evaluate((self) => self.id);
  expect(await second.evaluate(() => api.invoke('sender'))).toMatchObject({ window: id });
  expect(id).not.toBe(await (await windowOf(app, page)).evaluate((self) => self.id));
  await page.evaluate(() => localStorage.setItem('shared', '1'));
  expect(await second.evaluate(() => localStorage.getItem('shared'))).toBe('1');
  await handle.evaluate((self) => self.close());
  await expect.poll(() => app.windows().length).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a close that the app prevents keeps the window and its page, as an app in the tray does', async () => {
  const handle = await windowOf(app, page);
  await handle.evaluate((self) => {
    facts.events.length = 0;
    self.once('close', (event) => {
      event.preventDefault();
      self.hide();
    });
    self.close();
  });
  expect(await handle.evaluate((self) => [self.isDestroyed(), self.isVisible()])).toEqual([false, false]);
  await page.evaluate(() => Object.assign(window, { kept: 'state' }));
  await handle.evaluate((self) => self.show());
  expect(await page.evaluate(() => Reflect.get(window, 'kept'))).toBe('state');
  expect(await app.evaluate(() => facts.events)).toEqual(
    ['blur', 'hide', 'show', 'focus'].map((name) => `window 1 ${name}`),
  );
  await page.click('#go');
  await expect(page.locator('#out')).toHaveText('clicked');
});

test('a page that goes back and forth keeps its bridge', async () => {
  await page.click('#second');
  await page.waitForSelector('text=Second');
  expect(await page.evaluate(() => api.version)).toBe('1');
  const handle = await windowOf(app, page);
  await expect
    .poll(() => handle.evaluate(({ webContents }) => webContents.navigationHistory.canGoBack()))
    .toBe(true);
  await handle.evaluate(({ webContents }) => webContents.navigationHistory.goBack());
  await page.waitForSelector('#go');
  await page.click('#go');
  await expect(page.locator('#out')).toHaveText('clicked');
});

test('a load that fails says why, and a page may hold its window', async () => {
  const handle = await app.evaluateHandle(({ BrowserWindow }) => new BrowserWindow({ show: false }));
  const failure = (url: string): Promise<unknown> =>
    handle.evaluate(
      (self, address) =>
        self.loadURL(address).then(
          () => 'loaded',
          (error: unknown) => (error as { code: string }).code,
        ),
      url,
    );
  expect(await failure('app://bundle/none.html')).toBe('ERR_FAILED');
  expect(await failure('file:///none.html')).toBe('ERR_FILE_NOT_FOUND');
  expect(await failure('data:text/html,<title>fine</title>')).toBe('loaded');
  const asked = await handle.evaluate(async (self) => {
    const hold = "addEventListener('beforeunload', (event) => event.preventDefault())";
    await self.webContents.executeJavaScript(hold, true);
    const question = new Promise((resolve) => {
      self.webContents.once('will-prevent-unload', (event) => {
        event.preventDefault();
        resolve('asked');
      });
    });
    self.close();
    return question;
  });
  expect(asked).toBe('asked');
  await expect.poll(() => handle.evaluate((self) => self.isDestroyed())).toBe(true);
});

test('pictures of the window have its size', async () => {
  const handle = await windowOf(app, page);
  const size = await handle.evaluate(async ({ webContents }) => (await webContents.capturePage()).getSize());
  expect(size).toEqual({ width: 900, height: 640 });
  const picture = await page.screenshot();
  // A PNG says its width and height in its first block.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([900, 640]);
});

test('Playwright can answer requests of the page, trace it and reload it', async () => {
  const context = app.context();
  await context.tracing.start({ snapshots: true });
  await page.route('**/style.css', (route) =>
    route.fulfill({ body: 'h1 { color: rgb(1, 2, 3); }', contentType: 'text/css' }),
  );
  await page.reload();
  const color = (): Promise<string> =>
    page.evaluate(() => {
      const heading = document.querySelector('h1');
      return heading ? getComputedStyle(heading).color : '';
    });
  await expect.poll(color).toBe('rgb(1, 2, 3)');
  await page.unroute('**/style.css');
  await context.tracing.stop();
  const printed = app.waitForEvent('console');
  await app.evaluate(() => console.log('from the main process'));
  expect((await printed).text()).toBe('from the main process');
});
