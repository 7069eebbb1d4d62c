import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { windowOf } from './launch-sample.ts';
import { makeTone } from './sample-app/tone.ts';
import { test } from './shared-sample.ts';

let app: ElectronApplication;
let page: Page;
let userData: string;

test.beforeAll(({ sample }) => {
  ({ app, userData, page } = sample);
});

test('long messages arrive whole and in their order, whatever the policy of the page', async () => {
  const handle = await windowOf(app, page);
  await handle.evaluate((self) => self.loadURL('app://bundle/strict.html'));
  // Playwright may hear of it a little later.
  await page.waitForSelector('text=Strict');
  const heard = await page.evaluate(async () => {
    const blocked = await fetch('/second.html').then(
      () => 'loaded',
      () => 'blocked',
    );
    const lengths: number[] = [];
    const whole = new Promise((resolve) => {
      api.on('burst', (text: string) => {
        lengths.push(text.replaceAll('ㄱ', '.').length);
        if (lengths.length === 4) resolve(lengths);
      });
    });
    api.send('burst');
    return [blocked, await whole];
  });
  expect(heard).toEqual(['blocked', [200_000, 1, 300_000, 2]]);
  const echoed = await page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_value, index) => index % 251);
    const text = '가\u2028"\\😀'.repeat(100_000);
    const [first, second, third] = (await Promise.all([
      api.invoke('echo', bytes),
      api.invoke('echo', 1),
      api.invoke('echo', text),
    ])) as [Uint8Array, number, string];
    return [first.length, first.every((value, index) => value === index % 251), second, third === text];
  });
  expect(echoed).toEqual([3_000_000, true, 1, true]);
  // Each long message is a file without a name; none of them stays open.
  const open = (): Promise<number> =>
    app.evaluate(async () => {
      const { readdirSync: list, readlinkSync: target } = process.getBuiltinModule('fs');
      const read = (name: string): string => {
        try {
          return target(`/proc/self/fd/${name}`);
        } catch {
          return '';
        }
      };
      return list('/proc/self/fd').filter((name) => read(name).includes('electron-standin-')).length;
    });
  await expect.poll(open).toBe(0);
  await handle.evaluate((self) => self.loadURL('app://bundle/index.html'));
  await page.waitForSelector('#go');
});

test('a download is refused as long as nobody asks for it', async () => {
  await download(page, 'app://bundle/report.txt', 'refused.txt');
  await expect.poll(() => app.evaluate(() => facts.reports)).toBe(1);
  await app.evaluate(({ session }) => {
    facts.events.length = 0;
    session.defaultSession.on('will-download', (_event, item) => {
      facts.events.push(`${item.getFilename()} ${String(item.getTotalBytes())}`);
    });
    session.defaultSession.once('will-download', (event) => event.preventDefault());
  });
  await download(page, 'app://bundle/report.txt', 'prevented.txt');
  await expect.poll(() => app.evaluate(() => facts.events)).toEqual(['prevented.txt 8']);
  await app.evaluate(({ session }) => session.defaultSession.removeAllListeners('will-download'));
  // Chromium takes away what it has begun a moment later.
  await expect.poll(() => readdirSync(join(userData, 'standin-chromium', 'Downloads'))).toEqual([]);
});

test('a download goes where the app wants it, with what is known about it', async () => {
  const path = join(userData, 'saved', 'report.txt');
  await app.evaluate(({ session }, savePath) => {
    facts.events.length = 0;
    session.defaultSession.once('will-download', (_event, item, contents) => {
      item.setSavePath(savePath);
      const known = [item.getURL(), item.getMimeType(), item.getTotalBytes(), item.getInitiatorOrigin()];
      facts.events.push(...known.map(String), contents.getURL());
      item.once('done', (_done, state) => facts.events.push(state, String(item.getReceivedBytes())));
    });
  }, path);
  await download(page, 'app://bundle/report.txt', 'report.txt');
  await expect
    .poll(() => app.evaluate(() => facts.events))
    .toEqual([
      'app://bundle/report.txt',
      'text/plain',
      '8',
      'app://bundle',
      'app://bundle/index.html',
      'completed',
      '8',
    ]);
  expect(readFileSync(path, 'utf8')).toBe('a report');
});

test('a download without a place is asked for, and can be paused and cancelled', async () => {
  const path = join(userData, 'asked.txt');
  await app.evaluate(({ dialog, session }, filePath) => {
    facts.events.length = 0;
    dialog.showSaveDialog = (...options: unknown[]) => {
      facts.events.push(JSON.stringify(options.at(-1)));
      return Promise.resolve({ canceled: false, filePath });
    };
    session.defaultSession.once('will-download', (_event, item) => {
      item.setSaveDialogOptions({ title: 'Save' });
      item.once('done', (_done, state) => facts.events.push(state));
      item.pause();
      setImmediate(() => {
        facts.events.push(`paused ${String(item.isPaused())} ${item.getState()}`);
        item.resume();
      });
    });
  }, path);
  await download(page, 'blob:', 'made.txt');
  await expect
    .poll(() => app.evaluate(() => facts.events))
    .toEqual(['{"defaultPath":"made.txt","title":"Save"}', 'paused true progressing', 'completed']);
  expect(readFileSync(path, 'utf8')).toBe('made here');
  await app.evaluate(({ session }) => {
    facts.events.length = 0;
    session.defaultSession.once('will-download', (_event, item) => {
      item.once('done', (_done, state) => facts.events.push(state));
      item.cancel();
    });
  });
  await download(page, 'blob:', 'cancelled.txt');
  await expect.poll(() => app.evaluate(() => facts.events)).toEqual(['cancelled']);
});

test('media from app:// can seek, by ranges that the app answers', async () => {
  expect(await seek(page, 'app://files/tone.wav')).toEqual([600, 600, 590]);
  const ranges = await app.evaluate(() => facts.ranges);
  expect(ranges.some((range) => Number(/^bytes=(\d+)-/.exec(range)?.[1] ?? 0) > 9_000_000)).toBe(true);
});

test('a page from a file has its preload, and its media can seek', async () => {
  writeFileSync(join(userData, 'tone.wav'), makeTone());
  writeFileSync(join(userData, 'file.html'), '<!doctype html><title>file</title>');
  const opened = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow }, file) => {
      const [first] = BrowserWindow.getAllWindows();
      const window = new BrowserWindow({ webPreferences: { ...first?.webContents.getLastWebPreferences() } });
      await window.loadFile(file);
    },
    join(userData, 'file.html'),
  );
  const second = await opened;
  await second.waitForFunction(() => document.title === 'file');
  expect(await second.evaluate(() => api.invoke('sender'))).toMatchObject({
    url: `file://${userData}/file.html`,
    origin: 'file://',
  });
  expect(await seek(second, `file://${userData}/tone.wav`)).toEqual([600, 600, 590]);
  await second.close();
  await expect.poll(() => app.windows().length).toBe(1);
});

/** Follows a link with a `download` attribute, to an address or to something the page has made itself. */
async function download(from: Page, address: string, name: string): Promise<void> {
  await from.evaluate(
    ([url, file]) => {
      const link = document.createElement('a');
      const made = url === 'blob:' ? URL.createObjectURL(new Blob(['made here'])) : new URL(url).pathname;
      Object.assign(link, { href: made, download: file });
      link.click();
    },
    [address, name] as const,
  );
}

/** Seeks almost to the end of ten minutes; gives the length, how far one may seek, and where it got. */
function seek(where: Page, address: string): Promise<number[]> {
  return where.evaluate(async (url) => {
    const audio = document.createElement('audio');
    const reached = (name: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        audio.addEventListener(name, resolve, { once: true });
        audio.addEventListener('error', () => reject(new Error(audio.error?.message)), { once: true });
      });
    const known = reached('loadedmetadata');
    audio.preload = 'metadata';
    audio.src = url;
    await known;
    const arrived = reached('seeked');
    audio.currentTime = 590;
    await arrived;
    return [audio.duration, audio.seekable.end(0), audio.currentTime];
  }, address);
}
