import { readFileSync } from 'node:fs';
import { fromRoot } from '#build/vite/paths.ts';
import { channelTable } from '#shared/ipc/channel-table.ts';
import { expect, test } from '../fixtures/narae.ts';

test('the page has the contract and nothing of Node or Electron', async ({ openProfile }) => {
  const { page, signIn } = await openProfile('a');
  await expect(signIn.screen).toBeAttached();
  const globals = await page.evaluate(() => ({
    narae: Object.keys(window.narae).toSorted(),
    foreign: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(globals).toEqual({ narae: Object.keys(channelTable).toSorted(), foreign: [] });
});

test('the policy comes as a header and lets nothing in from outside', async ({ openProfile }) => {
  const { page, signIn } = await openProfile('a');
  await expect(signIn.screen).toBeAttached();
  const policy = await page.evaluate(async () => {
    const response = await fetch('./index.html');
    return response.headers.get('content-security-policy');
  });
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).not.toContain('unsafe');
});

test('windows cannot be opened, pages cannot be left, permissions are denied', async ({ openProfile }) => {
  const { app, page, signIn } = await openProfile('a');
  await expect(signIn.screen).toBeAttached();
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.assign('https://example.com/');
  });
  const granted = await page.evaluate(() => Notification.requestPermission());
  expect(granted).toBe('denied');
  await expect(signIn.screen).toBeAttached();
  expect(app.windows()).toHaveLength(1);
});

test('calls of another form are refused by code, and change nothing', async ({ openProfile }) => {
  const { page, signIn, chats } = await openProfile('a');
  await signIn.as(0);
  const replies = await page.evaluate(async () => {
    const { chats } = window.narae as unknown as {
      chats: Record<string, (input: unknown) => Promise<unknown>>;
    };
    const inputs = [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { limit: 1e9 },
      { conversation: '../x', id: 'y', text: '' },
    ];
    const names = ['list', 'open', 'messages', 'send', 'retry', 'discard', 'markRead', 'saveDraft'];
    names.push('safetyNumber', 'verify', 'acceptIdentity');
    return Promise.all(names.flatMap((name) => inputs.map(async (input) => chats[name]?.(input))));
  });
  const refused = { ok: false, error: { code: 'invalid-request', retryable: false } };
  expect(replies).toEqual(replies.map(() => refused));
  // What puts a history away is for profiles that do not work.
  const recoveries = await page.evaluate(async () => {
    const { salvage, startAnew } = window.narae.recovery;
    return [await salvage({}), await startAnew({})];
  });
  expect(recoveries).toEqual([refused, refused]);
  await expect(chats.usable).toBeAttached();
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
