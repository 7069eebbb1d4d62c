import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from '../chromium/session.ts';
import { electronEvent } from '../core/electron-event.ts';
import { switches } from '../core/switches.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';
import { isMainFrameDocument, type RequestPaused } from './request-details.ts';

/** Notes which navigations the page itself asked for, and which lead to no other address. */
export function watchRequestedNavigations(page: Page, session: Session): void {
  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    if (frameId === page.target?.id) requested.set(page, withoutHash(url));
  });
  session.on('Page.frameStartedNavigating', ({ frameId, loaderId, navigationType }) => {
    if (frameId !== page.target?.id) return;
    if (navigationType === 'differentDocument') again.delete(page);
    else again.set(page, loaderId);
  });
}

/**
 * Emits will-navigate and its relatives for a document request, and tells whether nobody prevented it. What the main
 * process asked to load, and what Playwright navigates to or reloads, is not the page's doing and not asked about.
 */
export async function mayNavigate(page: Page, paused: RequestPaused): Promise<boolean> {
  const isMainFrame = isMainFrameDocument(page, paused);
  const { url } = paused.request;
  if (isMainFrame && page.expectedUrl === url) {
    page.expectedUrl = undefined;
    return true;
  }
  if (paused.redirectedRequestId !== undefined) return mayRedirect(page, fromChromium(url), isMainFrame);
  if (isMainFrame && !(await isByPage(page, paused))) return true;
  const event = navigationEvent(page, fromChromium(url), isMainFrame);
  page.contents.emit('will-frame-navigate', event);
  if (isMainFrame) page.contents.emit('will-navigate', event, event.url, false, true, 1, 1);
  return !event.defaultPrevented;
}

const requested = new WeakMap<Page, string>();
/** The loader of the reload or the step in the history that a page is in. */
const again = new WeakMap<Page, string>();

/** How long the page's own word about a navigation may take to arrive after the request. */
const GRACE = 250;
const STEP = 10;

async function isByPage(page: Page, paused: RequestPaused): Promise<boolean> {
  // Only Playwright navigates from outside; without it there is nothing to be told apart.
  if (!switches.has('remote-debugging-port')) return true;
  for (let waited = 0; waited < GRACE; waited += STEP) {
    if (requested.get(page) === paused.request.url) {
      requested.delete(page);
      return true;
    }
    await pause(STEP);
  }
  return !isByPlaywright(page, paused);
}

/** Its `goto` asks for a policy that no page has without naming where it comes from; a reload leads nowhere else. */
function isByPlaywright(page: Page, { request, networkId }: RequestPaused): boolean {
  const isGoto = request.referrerPolicy === 'unsafe-url' && request.headers['Referer'] === undefined;
  return isGoto || (networkId !== undefined && again.get(page) === networkId);
}

function mayRedirect(page: Page, url: string, isMainFrame: boolean): boolean {
  const event = navigationEvent(page, url, isMainFrame);
  if (isMainFrame) page.contents.emit('will-redirect', event, url, false, true, 1, 1);
  return !event.defaultPrevented;
}

function navigationEvent(page: Page, url: string, isMainFrame: boolean) {
  const frame = isMainFrame ? page.frame : null;
  return electronEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: page.frame });
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? url;
}
