import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { windowOf } from './launch-sample.ts';
import { test } from './shared-sample.ts';

let app: ElectronApplication;
let page: Page;

test.beforeAll(async ({ sample }) => {
  ({ app, page } = sample);
  await app.evaluate(() => {
    for (const seen of [facts.navigations, facts.permissions, facts.opened]) seen.length = 0;
  });
});

test('the policy in the header of an app:// answer holds', async () => {
  const results = await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.head.append(inline);
    const outside = await fetch('https://example.org/').then(
      () => 'loaded',
      () => 'blocked',
    );
    return [outside, 'inlineRan' in window];
  });
  expect(results).toEqual(['blocked', false]);
});

test('app:// is a secure origin with fetch, HEAD and Range', async () => {
  const answers = await page.evaluate(async () => {
    const whole = await fetch('app://files/numbers');
    const part = await fetch('app://files/numbers', { headers: { range: 'bytes=2-4' } });
    const head = await fetch('app://files/numbers', { method: 'HEAD' });
    return {
      secure: isSecureContext,
      whole: [...new Uint8Array(await whole.arrayBuffer())],
      part: [part.status, part.headers.get('content-range'), ...new Uint8Array(await part.arrayBuffer())],
      head: [head.headers.get('x-method'), head.headers.get('content-length'), (await head.text()).length],
    };
  });
  expect(answers).toEqual({
    secure: true,
    whole: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    part: [206, 'bytes 2-4/10', 2, 3, 4],
    head: ['HEAD', '10', 0],
  });
});

test('bodies of app:// are streamed', async () => {
  const first = await page.evaluate(async () => {
    const { body } = await fetch('/slow');
    const reader = body?.getReader();
    const chunk = await reader?.read();
    await reader?.cancel();
    return new TextDecoder().decode(chunk?.value);
  });
  expect(first).toBe('first half');
});

test('webRequest cancels requests and changes headers', async () => {
  await app.evaluate(({ session }) => {
    const { webRequest } = session.defaultSession;
    webRequest.onBeforeRequest({ urls: ['*://*/style.css*'] }, (_details, answer) =>
      answer({ cancel: true }),
    );
    webRequest.onHeadersReceived((details, answer) =>
      answer({ responseHeaders: { ...details.responseHeaders, 'x-seen': ['1'] } }),
    );
  });
  const results = await page.evaluate(async () => [
    await fetch('/style.css?again').then(
      () => 'loaded',
      () => 'cancelled',
    ),
    (await fetch('/second.html')).headers.get('x-seen'),
  ]);
  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest(null);
    session.defaultSession.webRequest.onHeadersReceived(null);
  });
  expect(results).toEqual(['cancelled', '1']);
});

test('a window that may not open is reported instead', async () => {
  expect(await page.evaluate(() => window.open('https://popup.example/'))).toBe(null);
  await page.click('#outside');
  const opened = (): Promise<string[]> => app.evaluate(() => facts.opened);
  await expect.poll(opened).toEqual(['https://popup.example/', 'https://example.org/outside']);
  expect(app.windows()).toHaveLength(1);
});

test('a prevented navigation leaves the page as it is', async () => {
  await page.click('#away');
  await expect.poll(() => app.evaluate(() => facts.navigations)).toContain('https://away.example/');
  expect(await page.title()).toBe('Sample page');
  expect(await page.evaluate(() => api.version)).toBe('1');
});

test('a reload or a new address by the test is no navigation of the page', async () => {
  await page.reload();
  await page.waitForSelector('#go');
  await page.goto(page.url());
  await page.waitForSelector('#go');
  expect(await app.evaluate(() => facts.navigations)).toEqual(['https://away.example/']);
  expect(await page.evaluate(() => api.version)).toBe('1');
});

test('permissions are the handler of the app', async () => {
  const ask = (): Promise<string | number> =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        (stream) => stream.getAudioTracks().length,
        (error: unknown) => (error as Error).name,
      ),
    );
  expect(await ask()).toBe('NotAllowedError');
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  await app.evaluate(() => {
    facts.allowMedia = true;
  });
  expect(await ask()).toBe(1);
  expect(await app.evaluate(() => facts.permissions)).toEqual(['media', 'notifications', 'media']);
});

test('the theme, console messages and scripts of the main process reach the page', async () => {
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const handle = await windowOf(app, page);
  const message = handle.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.once('console-message', (event) => resolve([event.level, event.message]));
      }),
  );
  await page.evaluate(() => console.warn('careful', 1));
  expect(await message).toEqual(['warning', 'careful 1']);
  expect(await handle.evaluate(({ webContents }) => webContents.executeJavaScript('document.title'))).toBe(
    'Sample page',
  );
});

test('zoom gives the page fewer pixels', async () => {
  const handle = await windowOf(app, page);
  await handle.evaluate(({ webContents }) => webContents.setZoomFactor(2));
  await expect
    .poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]))
    .toEqual([450, 320, 2]);
  await handle.evaluate(({ webContents }) => webContents.setZoomLevel(0));
  await expect
    .poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]))
    .toEqual([900, 640, 1]);
});

test('everything else that asks for a permission asks the handlers as well', async () => {
  await app.evaluate(({ session }) => {
    facts.permissions.length = 0;
    session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
      facts.permissions.push(`check ${permission} ${origin}`);
      return permission === 'geolocation';
    });
  });
  const nameOf = (run: string): Promise<string> =>
    page.evaluate(
      (code) =>
        (0, eval)(`(async () => ${code})()`).then(
          () => 'granted',
          (error: unknown) => (error as Error).name,
        ) as Promise<string>,
      run,
    );
  const outcomes = [
    await nameOf('navigator.clipboard.readText()'),
    await nameOf('navigator.requestMIDIAccess()'),
    await nameOf('document.documentElement.requestFullscreen()'),
    await nameOf('navigator.mediaDevices.getDisplayMedia()'),
    await nameOf(
      "new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, ({ code }) => fail({ name: 'code ' + code })))",
    ),
  ];
  expect(outcomes).toEqual([
    'NotAllowedError',
    'NotAllowedError',
    'TypeError',
    'NotSupportedError',
    'code 1',
  ]);
  const states = await page.evaluate(async () => {
    const { permissions } = navigator;
    const state = async (name: PermissionName): Promise<string> => (await permissions.query({ name })).state;
    return [await state('geolocation'), await state('notifications')];
  });
  expect(states).toEqual(['granted', 'denied']);
  expect(await app.evaluate(() => facts.permissions)).toEqual([
    'clipboard-read',
    'midi',
    'fullscreen',
    'geolocation',
    'check geolocation app://bundle',
    'check notifications app://bundle',
  ]);
  await app.evaluate(({ session }) => session.defaultSession.setPermissionCheckHandler(null));
});

test('a right click is reported with what is under it', async () => {
  const handle = await windowOf(app, page);
  const menu = handle.evaluate(
    ({ webContents }) =>
      new Promise((resolve) => {
        webContents.once('context-menu', (_event, { pageURL, linkText, isEditable }) =>
          resolve({ pageURL, linkText, isEditable }),
        );
      }),
  );
  await page.click('#away', { button: 'right' });
  expect(await menu).toEqual({ pageURL: 'app://bundle/index.html', linkText: 'away', isEditable: false });
});
