import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Session } from '#build/electron-standin/chromium/session.ts';
import { switches } from '#build/electron-standin/core/switches.ts';
import { mayNavigate, watchRequestedNavigations } from '#build/electron-standin/page/navigation-guard.ts';
import type { Page } from '#build/electron-standin/page/page.ts';
import type { RequestPaused } from '#build/electron-standin/page/request-details.ts';

const [frame, loader, url] = ['frame', 'loader', 'https://away.example/'];

interface Told {
  /** What Chromium calls the navigation. */
  readonly type?: string;
  /** After how long the page says that it asked for it. */
  readonly claimedAfter?: number;
  readonly referrerPolicy?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page under Playwright whose app prevents every navigation that it hears of. */
async function leaves({ type, claimedAfter, referrerPolicy, headers = {} }: Told): Promise<boolean> {
  switches.append('remote-debugging-port', '0');
  const session = new EventEmitter();
  const contents = new EventEmitter();
  contents.on('will-navigate', (event: { preventDefault: () => void }) => event.preventDefault());
  const page = { target: { id: frame }, contents, frame: {} } as unknown as Page;
  watchRequestedNavigations(page, session as unknown as Session);
  const claim = (): void => void session.emit('Page.frameRequestedNavigation', { frameId: frame, url });
  if (claimedAfter !== undefined) setTimeout(claim, claimedAfter);
  const started = { frameId: frame, url, loaderId: loader, navigationType: type ?? 'differentDocument' };
  session.emit('Page.frameStartedNavigating', started);
  const request = { url, headers, referrerPolicy: referrerPolicy ?? 'strict-origin-when-cross-origin' };
  const paused = { frameId: frame, resourceType: 'Document', networkId: loader, request };
  return mayNavigate(page, paused as unknown as RequestPaused);
}

test('a navigation that the page has asked for is asked about, at once or a little later', async () => {
  expect(await leaves({ claimedAfter: 0 })).toBe(false);
  expect(await leaves({ claimedAfter: 100 })).toBe(false);
});

test('one that nobody has claimed is asked about, too', async () => {
  expect(await leaves({})).toBe(false);
  const referrer = { Referer: 'http://bundle.app.localhost/' };
  expect(await leaves({ referrerPolicy: 'unsafe-url', headers: referrer })).toBe(false);
});

test('what a test navigates to or reloads is not, nor a step in the history', async () => {
  expect(await leaves({ referrerPolicy: 'unsafe-url' })).toBe(true);
  expect(await leaves({ type: 'reload' })).toBe(true);
  expect(await leaves({ type: 'historyDifferentDocument' })).toBe(true);
});
