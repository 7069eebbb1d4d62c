import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { LoadFileOptions, LoadURLOptions, WebContents } from 'electron';
import type { Session } from '../chromium/session.ts';
import { application } from '../core/application.ts';
import { toChromium } from '../schemes/addresses.ts';
import { applyInterception } from './requests.ts';
import { failLoad } from './navigation-events.ts';
import type { Page } from './page.ts';

/** `loadURL`, `loadFile`, `reload`, `stop` */
export function loadingMembers(page: Page): Partial<WebContents> {
  const loadURL = (url: string, options: LoadURLOptions = {}): Promise<void> => load(page, url, options);
  return {
    loadURL,
    loadFile: (path, options) => loadURL(fileUrl(path, options)),
    reload: () => reload(page, false),
    reloadIgnoringCache: () => reload(page, true),
    stop: () => page.post('Page.stopLoading'),
    getURL: () => page.url,
    getTitle: () => page.title,
    isLoading: () => page.loading,
    isLoadingMainFrame: () => page.loading,
    isWaitingForResponse: () => page.loading && page.loaderId === undefined,
  };
}

async function load(page: Page, url: string, options: LoadURLOptions): Promise<void> {
  const { session } = await page.ready;
  if (page.destroyed) throw new Error('Object has been destroyed');
  if (options.userAgent !== undefined) page.contents.setUserAgent(options.userAgent);
  // The app may have registered a scheme since the window was opened.
  applyInterception(page, session);
  const address = toChromium(url);
  const expected = address.split('#')[0];
  page.expectedUrl = expected;
  const loaded = waitForLoads(page);
  try {
    const { httpReferrer } = options;
    const referrer = typeof httpReferrer === 'string' ? httpReferrer : httpReferrer?.url;
    await navigate(
      page,
      session,
      url,
      referrer === undefined ? { url: address } : { url: address, referrer },
      loaded,
    );
  } finally {
    // Another load may have begun meanwhile.
    if (page.expectedUrl === expected) page.expectedUrl = undefined;
    loaded.stop();
  }
}

async function navigate(
  page: Page,
  session: Session,
  url: string,
  parameters: { url: string; referrer?: string },
  loaded: LoadWatch,
): Promise<void> {
  const answer = await session.send('Page.navigate', parameters).catch((error: unknown) => {
    // A window closed while it loads is no failed load.
    if (page.destroyed) return undefined;
    throw error;
  });
  if (!answer) return;
  if (answer.errorText) {
    await errorPage(page, answer.errorText);
    throw failLoad(page, answer.errorText, url);
  }
  // Without a loader the navigation stayed in the document.
  if (answer.loaderId) await loaded.until(answer.loaderId);
}

// The error page is shown after the answer, and a new load that begins before would be aborted by it.
async function errorPage(page: Page, errorText: string): Promise<void> {
  if (errorText === 'net::ERR_ABORTED') return;
  const shown = once(page.signals, 'failed');
  await Promise.race([shown, pause(ERROR_PAGE_LIMIT, undefined, { ref: false })]);
}

const ERROR_PAGE_LIMIT = 1000;

interface LoadWatch {
  until(loaderId: string): Promise<void>;
  stop(): void;
}

// The load event may come before the answer that tells which loader to wait for, so all are noted from the start.
function waitForLoads(page: Page): LoadWatch {
  const seen = new Set<string>();
  let check = (): void => {};
  const onLoaded = (loaderId: string): void => {
    seen.add(loaderId);
    check();
  };
  page.signals.on('loaded', onLoaded);
  return {
    until: (loaderId) =>
      new Promise((settle) => {
        check = () => {
          if (seen.has(loaderId)) settle();
        };
        check();
        page.signals.once('gone', settle);
      }),
    stop: () => void page.signals.off('loaded', onLoaded),
  };
}

function fileUrl(path: string, options: LoadFileOptions = {}): string {
  const url = pathToFileURL(resolve(application.path, path));
  if (options.search !== undefined) url.search = options.search;
  for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
  if (options.hash !== undefined) url.hash = options.hash;
  return url.href;
}

function reload(page: Page, ignoreCache: boolean): void {
  page.expectedUrl = toChromium(page.url).split('#')[0];
  page.post('Page.reload', { ignoreCache });
}
