import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { test } from './shared-sample.ts';

let app: ElectronApplication;
let page: Page;
let userData: string;

test.beforeAll(({ sample }) => {
  ({ app, userData, page } = sample);
});

test('a click reaches the main process and comes back', async () => {
  await page.click('#go');
  await expect(page.locator('#out')).toHaveText('clicked');
});

test('the app knows itself', async () => {
  const known = await app.evaluate(({ app: self }) => ({
    name: self.getName(),
    version: self.getVersion(),
    packaged: self.isPackaged,
    userData: self.getPath('userData'),
    ready: self.isReady(),
  }));
  expect(known).toEqual({
    name: 'Stand-in Sample',
    version: '1.2.3',
    packaged: false,
    userData,
    ready: true,
  });
  const own = await app.evaluate(() => [
    process.type,
    process.defaultApp,
    process.versions.chrome.split('.').length,
  ]);
  expect(own).toEqual(['browser', true, 4]);
  // The main module of the sample is ESM with a top-level await, and Electron waits for it.
  expect(await app.evaluate(() => facts.readyDuringLoad)).toBe(false);
});

test('a member that is not there says so', async () => {
  const message = await app.evaluate(({ netLog }) => {
    try {
      return netLog.currentlyLogging;
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).toBe('electron stand-in: netLog.currentlyLogging is not available in the stand-in');
  const undeclared = await app.evaluate(
    ({ app: self }) => typeof (self as unknown as { nothing: unknown }).nothing,
  );
  expect(undeclared).toBe('undefined');
});

test('the page is isolated from preload, Node and the stand-in', async () => {
  expect(await page.evaluate(() => window.early)).toEqual({
    api: 'object',
    leak: 'undefined',
    require: 'undefined',
    process: 'undefined',
    standin: [],
  });
  const process = await page.evaluate(() => api.process());
  expect(process).toMatchObject({ type: 'renderer', sandboxed: true, platform: 'linux' });
  expect(process['argv']).toContain('--sample=1');
});

test('contextBridge carries values, and freezes what it exposes', async () => {
  const values = await page.evaluate(() => {
    const { bytes, map, date } = api.give();
    return [
      api.version,
      api.nested.list[2].increment(4),
      Object.isFrozen(api.nested.list),
      bytes instanceof Uint8Array,
      map instanceof Map && map.get('key'),
      date instanceof Date && date.getTime(),
      api.kindOf(new Uint8Array(2)),
    ];
  });
  expect(values).toEqual(['1', 5, true, true, 1, 7, ['[object Uint8Array]', true]]);
  const replaced = await page.evaluate(() => {
    try {
      Object.assign(window, { api: 1 });
    } catch {
      // As it should be.
    }
    return typeof api;
  });
  expect(replaced).toBe('object');
});

test('contextBridge carries callbacks and errors', async () => {
  expect(await page.evaluate(() => api.callBack(async ({ value }) => value + 41))).toBe('got 42');
  const thrown = await page.evaluate(() => {
    try {
      return api.throwNow();
    } catch (error) {
      return [error instanceof RangeError, (error as Error).message];
    }
  });
  expect(thrown).toEqual([true, 'out of range']);
  const rejected = await page.evaluate(() =>
    api.rejectLater().catch((error: unknown) => [error instanceof Error, (error as Error).message]),
  );
  expect(rejected).toEqual([true, 'rejected later']);
});

test('invoke carries what structured cloning carries', async () => {
  const same = await page.evaluate(async () => {
    const shared = { name: 'shared' };
    const sent = {
      bytes: new Uint8Array([1, 255]),
      map: new Map([[1, new Set(['x'])]]),
      date: new Date(3),
      numbers: [NaN, -0, Infinity, 10n],
      nothing: undefined,
      twice: [shared, shared],
      dollar: { $: 'map', v: [] },
      text: '한글 \u2028 😀',
      planted: JSON.parse('{"__proto__":{"admin":true}}') as object,
    };
    const received = (await api.invoke('echo', sent)) as typeof sent;
    return {
      bytes: received.bytes instanceof Uint8Array && [...received.bytes],
      set: received.map.get(1)?.has('x'),
      date: received.date.getTime(),
      numbers: received.numbers.map((number) => (Object.is(number, -0) ? '-0' : String(number))),
      nothing: 'nothing' in received && typeof received.nothing,
      twice: received.twice[0] === received.twice[1],
      dollar: received.dollar.$,
      text: received.text === sent.text,
      planted: [Object.keys(received.planted), 'admin' in received.planted],
    };
  });
  expect(same).toEqual({
    bytes: [1, 255],
    set: true,
    date: 3,
    numbers: ['NaN', '-0', 'Infinity', '10'],
    nothing: 'undefined',
    twice: true,
    dollar: 'map',
    text: true,
    planted: [['__proto__'], false],
  });
  const size = await page.evaluate(async () => {
    const bytes = (await api.invoke('echo', new Uint8Array(300_000).fill(7))) as Uint8Array;
    return [bytes.length, bytes.at(-1)];
  });
  expect(size).toEqual([300_000, 7]);
});

test('invoke fails with the texts of Electron', async () => {
  const failure = (channel: string, value?: unknown): Promise<string> =>
    page.evaluate(
      ([name, sent]) =>
        api.invoke(name as string, sent).then(String, (error: unknown) => (error as Error).message),
      [channel, value],
    );
  expect(await failure('fail')).toBe("Error invoking remote method 'fail': TypeError: bad thing");
  expect(await failure('none')).toBe(
    "Error invoking remote method 'none': Error: No handler registered for 'none'",
  );
  const notCloned = await page.evaluate(() =>
    api.invoke('echo', { run: () => 1 }).then(String, (error: unknown) => (error as Error).message),
  );
  expect(notCloned).toBe('An object could not be cloned.');
});

test('the sender is the page at its own scheme', async () => {
  expect(await page.evaluate(() => api.invoke('sender'))).toEqual({
    url: 'app://bundle/index.html',
    origin: 'app://bundle',
    window: 1,
  });
});

test('events arrive in order, rich, and can be unsubscribed', async () => {
  const events = await page.evaluate(async () => {
    const heard: unknown[] = [];
    const rich = new Promise((resolve) => {
      const off = api.on('pong-rich', (map: Map<string, Uint8Array>, date: Date) => {
        off();
        resolve([map.get('bytes')?.[0], date.getTime()]);
      });
    });
    const off = api.on('pong', (value: number) => heard.push(value));
    api.send('ping', 1);
    heard.push(await rich);
    off();
    api.send('ping', 5);
    await api.invoke('echo');
    return heard;
  });
  expect(events).toEqual([2, [1, 5]]);
});

test('synchronous calls are answered', async () => {
  expect(await page.evaluate(() => api.sendSync('sync', { list: [1] }))).toEqual({ got: { list: [1] } });
  const file = new URL('sample-app/package.json', import.meta.url).pathname;
  await page.setInputFiles('#file', file);
  const paths = await page.evaluate(() => {
    const [chosen] = (document.getElementById('file') as HTMLInputElement).files ?? [];
    return [chosen && api.pathOf(chosen), api.pathOf(new File(['x'], 'x'))];
  });
  expect(paths).toEqual([file, '']);
});

test('a dialog is cancelled, or answered by the test', async () => {
  expect(await page.evaluate(() => api.invoke('pick'))).toEqual({ canceled: true, filePaths: [] });
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] });
  });
  expect(await page.evaluate(() => api.invoke('pick'))).toEqual({ canceled: false, filePaths: ['/chosen'] });
});

test('safeStorage encrypts, by both kinds of calls', async () => {
  const results = await app.evaluate(async ({ safeStorage }) => {
    // Deprecated, and still there.
    const synchronous = safeStorage as unknown as Record<
      'encryptString' | 'decryptString',
      (value: string | Buffer) => Buffer
    >;
    const encrypted = await safeStorage.encryptStringAsync('비밀');
    return {
      available: await safeStorage.isAsyncEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      hidden: !encrypted.toString('utf8').includes('비밀'),
      later: await safeStorage.decryptStringAsync(encrypted),
      now: synchronous.decryptString(synchronous.encryptString('비밀')),
    };
  });
  expect(results).toEqual({
    available: true,
    backend: 'basic_text',
    hidden: true,
    later: { shouldReEncrypt: false, result: '비밀' },
    now: '비밀',
  });
});

test('workers, utility processes and native modules run in the main process', async () => {
  expect(await page.evaluate(() => api.invoke('worker'))).toBe(42);
  expect(await page.evaluate(() => api.invoke('utility'))).toEqual({
    sum: 21,
    last: 2,
    type: 'utility',
    argument: 'argument',
  });
  expect(await page.evaluate(() => api.invoke('database'))).toBe(1);
  expect(await page.evaluate(() => api.invoke('signature'))).toBe(true);
});
