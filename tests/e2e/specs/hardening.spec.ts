import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '#build/vite/paths.ts';
import { channelName, channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import { contentSecurityPolicy } from '#shell/content-security-policy.ts';
import { expect, test } from '../fixtures/pair.ts';
import { DoorWatch } from '../support/door-watch.ts';

/** What keeps Chromium from asking or telling anybody anything, and in its sandbox. */
const quiet = [
  'enable-sandbox',
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
];

const lockedIn = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  spellcheck: false,
};

// @channel windows.openConversation, preferences.set
test('every window is locked in, whatever it shows, no channel is open beside the contract, and what pages report fails a test', async ({
  pair: { a, takeProblems },
}) => {
  await a.page.evaluate(async () => {
    const list = await window.narae.chats.list({ limit: 1 });
    const conversation = list.ok ? list.value.conversations[0]?.id : undefined;
    if (conversation !== undefined) await window.narae.windows.openConversation({ conversation });
  });
  await expect.poll(() => a.app.windows().length).toBe(2);
  // With its first write the file of preferences opens a channel of its own, which must be shut again.
  const written = await a.page.evaluate(() => window.narae.preferences.set({ zoom: 1 }));
  expect(written).toMatchObject({ ok: true });

  const preferences = await a.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      // Electron has it, and its typings leave it out.
      (
        webContents as unknown as { getLastWebPreferences: () => Electron.WebPreferences }
      ).getLastWebPreferences(),
    ),
  );
  expect(preferences).toHaveLength(2);
  for (const one of preferences) expect(one).toMatchObject(lockedIn);

  for (const page of a.app.windows()) {
    await expect(page.locator('html[data-state="usable"]')).toBeAttached();
    // What the window itself came with, not what a request for the same file would bring.
    const answer = await page.reload();
    expect(await answer?.headerValue('content-security-policy')).toBe(contentSecurityPolicy);
    await expect(page.locator('html[data-state="usable"]')).toBeAttached();
    const globals = await page.evaluate(() => ({
      narae: Object.keys(window.narae).toSorted(),
      foreign: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      schemas: Reflect.get(window, '__zod_globalConfig') as unknown,
    }));
    expect(globals).toEqual({
      narae: Object.keys(channelTable).toSorted(),
      foreign: [],
      // Parsers that are made from text would need what the policy forbids.
      schemas: expect.objectContaining({ jitless: true }) as unknown,
    });
  }
  const asked = await a.app.evaluate(
    ({ app: { commandLine } }, names) => ({
      switches: names.filter((name) => commandLine.hasSwitch(name)),
      features: commandLine.getSwitchValue('disable-features'),
      schemas: Reflect.get(globalThis, '__zod_globalConfig') as unknown,
    }),
    quiet,
  );
  // What the app asks for, and not what the stand-in gives Chromium anyway.
  expect(asked.switches).toEqual(quiet);
  expect(asked.features.split(',')).toEqual(
    expect.arrayContaining([
      'AutofillServerCommunication',
      'OptimizationHints',
      'OptimizationGuideModelDownloading',
    ]),
  );
  expect(asked.schemas).toMatchObject({ jitless: true });

  // Every place where a page could be heard, and what is answered there. Electron keeps the handlers to itself.
  const doors = await a.app.evaluate(({ ipcMain, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const heard = [ipcMain, ...contents.flatMap(({ ipc, mainFrame }) => [ipc, mainFrame.ipc])];
    const handlersOf = (ipc: object): readonly string[] => [
      ...(Reflect.get(ipc, '_invokeHandlers') as ReadonlyMap<string, unknown>).keys(),
    ];
    return {
      listened: heard.flatMap((ipc) => ipc.eventNames().map(String)).filter((name) => name !== 'error'),
      any: contents.flatMap((one) => one.eventNames().filter((name) => String(name).startsWith('ipc-'))),
      main: handlersOf(ipcMain).toSorted(),
      pages: heard.slice(1).flatMap(handlersOf),
      places: heard.length,
    };
  });
  const channels = Object.entries(channelTable).flatMap(([domain, { requests }]) =>
    requests.map((name) => channelName(domain as DomainName, name)),
  );
  expect(doors).toEqual({
    listened: [],
    any: [],
    main: channels.toSorted(),
    pages: [],
    places: 5,
  });

  // Whatever pages report as an error fails the test it happens in: so this must see it, in either window.
  expect(await takeProblems()).toEqual([]);
  for (const [index, page] of a.app.windows().entries())
    await page.evaluate((number) => {
      new Image().src = `https://planted.invalid/${String(number)}`;
      setTimeout(() => {
        throw new Error(`planted ${String(number)}`);
      });
    }, index);
  const planted: string[] = [];
  const violation = (index: number): unknown =>
    expect.stringMatching(new RegExp(`^a: .*planted\\.invalid/${String(index)}.*Content Security Policy`));
  await expect
    .poll(async () => {
      planted.push(...(await takeProblems()));
      return planted.toSorted();
    })
    .toEqual([violation(0), violation(1), 'a: planted 0', 'a: planted 1']);
  await a.app
    .windows()
    .find((page) => page !== a.page)
    ?.close();
  await expect.poll(() => a.app.windows().length).toBe(1);
});

test('nothing of Node, of the core or of the protocol can be reached from a page', () => {
  const folder = fromRoot('out/renderer/assets');
  const scripts = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${folder}/${name}`),
    fromRoot('out/preload/preload.cjs'),
  ];
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) {
    const code = readFileSync(script, 'utf8');
    for (const word of ['libsignal', 'better-sqlite3', 'electron/core', 'ipcMain', 'safeStorage'])
      expect(code.includes(word), `${word} in ${script}`).toBe(false);
    expect(code, script).not.toMatch(/(?:from|import|require)\s*\(?\s*["'`]node:/);
  }
  // Names do not survive in a bundle; the files that went into it stand in its maps.
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.js.map'))
    .flatMap((name) => {
      const map: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      return (map as { readonly sources: readonly string[] }).sources;
    });
  expect(sources.some((source) => source.includes('renderer/app/'))).toBe(true);
  const isFromOutside = (source: string): boolean =>
    /(?:^|\/)electron\/|libsignal|__vite-browser-external/.test(source);
  expect(sources.filter(isFromOutside)).toEqual([]);
  const preload = readFileSync(fromRoot('out/preload/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map((match) => match[1])).toEqual([
    'electron',
  ]);
});

test('windows cannot be opened, pages not left, permissions not had, files not fetched, histories not put away', async ({
  pair,
}) => {
  const { app, page, chats } = pair.a;
  const watch = await DoorWatch.start(app);
  const opened = await page.evaluate(() =>
    ['https://example.com/', 'http://example.com/', './index.html', 'about:blank', ''].map((url) =>
      window.open(url),
    ),
  );
  expect(opened).toEqual(opened.map(() => null));
  const download = await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'a.txt';
    link.click();
    location.assign('https://example.com/');
    return link.href;
  });
  expect(download).toMatch(/^blob:/);
  const granted = await page.evaluate(async () => ({
    asked: await Notification.requestPermission(),
    lookedUp: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(granted).toEqual({ asked: 'denied', lookedUp: 'denied' });
  await expect.poll(() => watch.downloads()).toEqual(['refused']);

  const refused = { ok: false, error: { code: 'invalid-request', retryable: false } };
  const recoveries = await page.evaluate(async () => {
    const { salvage, startAnew } = window.narae.recovery;
    return [await salvage({}), await startAnew({})];
  });
  expect(recoveries).toEqual([refused, refused]);
  await expect(chats.usable).toBeAttached();
  // All that was asked for above has come to the main process, since calls answer in their order.
  expect(await watch.pages()).toEqual({ now: 1, made: 0 });

  expect(await watch.askedOfServer()).toEqual([]);
});

test('what starts before the first paint does not load the protocol', () => {
  // libsignal takes 90 ms to load; the core's thread imports it once a window stands.
  const worker = readFileSync(fromRoot('out/main/core-worker.js'), 'utf8');
  expect(worker).not.toContain('@signalapp/libsignal-client');
  const chunks = [...worker.matchAll(/^import .* from "(\.\/chunks\/[^"]+)"/gm)].map(
    (match) => match[1] ?? '',
  );
  expect(chunks.length).toBeGreaterThan(0);
  for (const chunk of chunks)
    expect(readFileSync(fromRoot(`out/main/${chunk}`), 'utf8')).not.toContain('@signalapp/libsignal-client');
});
