import type { WebContents } from 'electron';
import { isTokenUrl } from '../chromium/open-target.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import { electronEvent } from '../core/electron-event.ts';
import { fromChromium } from '../schemes/addresses.ts';
import { keepHistory } from './history.ts';
import { loadError } from './load-error.ts';
import type { Page } from './page.ts';

/** Turns Chromium's navigation events into those of `webContents`. */
export function watchNavigation(page: Page, session: Session): void {
  const main = page.target?.id;
  session.on('Page.frameStartedLoading', ({ frameId }) => setLoading(page, frameId === main, true));
  session.on('Page.frameStoppedLoading', ({ frameId }) => setLoading(page, frameId === main, false));
  session.on('Page.frameNavigated', ({ frame }) => {
    if (isTokenUrl(frame.url)) return;
    if (frame.id === main) mainFrameNavigated(page, frame);
    else subFrameNavigated(page.contents, frame);
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const address = fromChromium(url);
    if (frameId === main) page.url = address;
    keepHistory(page);
    page.contents.emit('did-navigate-in-page', electronEvent(), address, frameId === main, 1, 1);
  });
  session.on('Page.lifecycleEvent', ({ frameId, name, loaderId }) => {
    if (frameId === main && loaderId === page.loaderId) onLifecycle(page, name, loaderId);
  });
}

function setLoading(page: Page, isMainFrame: boolean, loading: boolean): void {
  if (!isMainFrame || page.loading === loading) return;
  page.loading = loading;
  page.contents.emit(loading ? 'did-start-loading' : 'did-stop-loading');
}

function mainFrameNavigated(page: Page, frame: Protocol.Page.Frame): void {
  const url = fromChromium(frame.url) + (frame.urlFragment ?? '');
  // Not every address passes the request stage, which otherwise ends the expectation.
  page.expectedUrl = undefined;
  page.url = frame.unreachableUrl === undefined ? url : fromChromium(frame.unreachableUrl);
  if (frame.unreachableUrl !== undefined) {
    page.loaderId = undefined;
    page.signals.emit('failed');
    return;
  }
  page.loaderId = frame.loaderId;
  const details = { url, isMainFrame: true, isSameDocument: false, frame: page.frame };
  page.contents.emit('did-start-navigation', electronEvent(details), url, false, true, 1, 1);
  page.contents.emit('did-navigate', electronEvent(), url, 200, 'OK');
  page.contents.emit('did-frame-navigate', electronEvent(), url, 200, 'OK', true, 1, 1);
}

function subFrameNavigated(contents: WebContents, frame: Protocol.Page.Frame): void {
  const url = fromChromium(frame.url);
  contents.emit('did-frame-navigate', electronEvent(), url, 200, 'OK', false, 1, 1);
}

function onLifecycle(page: Page, name: string, loaderId: string): void {
  const { contents } = page;
  if (name === 'DOMContentLoaded') {
    keepHistory(page);
    contents.emit('dom-ready', electronEvent());
  }
  if (name === 'load') {
    contents.emit('did-frame-finish-load', electronEvent(), true, 1, 1);
    contents.emit('did-finish-load', electronEvent());
    page.signals.emit('loaded', loaderId);
  }
  if (name === 'firstPaint' || name === 'load') page.host.paintedFirst();
}

/** Reports a load that failed and gives the error that `loadURL` rejects with. */
export function failLoad(page: Page, errorText: string, url: string): Error {
  const error = loadError(errorText, url);
  if (error.code !== 'ERR_ABORTED') {
    page.contents.emit('did-fail-load', electronEvent(), error.errno, error.code, url, true, 1, 1);
  }
  return error;
}
