import { EventEmitter } from 'node:events';
import type { WindowOpenHandlerResponse } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { app, BrowserWindow, dialog, session, shell } from '../../electron-by-hand.ts';

vi.mock('electron', () => import('../../electron-by-hand.ts'));
const { guardContents } = await import('#shell/windows/guard-contents.ts');

const { defaultSession } = session;
const failures: unknown[] = [];

/** As much of a page as its guards ask of it. */
class FakeContents extends EventEmitter {
  openHandler: ((details: { readonly url: string }) => WindowOpenHandlerResponse) | null = null;

  readonly setWebRTCIPHandlingPolicy = vi.fn<(policy: string) => void>();

  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
}

beforeEach(() => {
  app.removeAllListeners();
  defaultSession.removeAllListeners();
  vi.clearAllMocks();
  failures.length = 0;
  BrowserWindow.fromWebContents.mockReturnValue({});
  dialog.showMessageBox.mockResolvedValue({ response: 0 });
  guardContents(
    (key) => key,
    (error) => failures.push(error),
  );
});

function newContents(): FakeContents {
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return contents;
}

/** Whether one of those who listen refuses what happens. */
function isRefused(emitter: EventEmitter, name: string): boolean {
  const event = { preventDefault: vi.fn() };
  emitter.emit(name, event);
  return event.preventDefault.mock.calls.length > 0;
}

test('no permission is given, neither when it is asked for nor when it is looked up, and no device', () => {
  const [request] = defaultSession.setPermissionRequestHandler.mock.lastCall ?? [];
  for (const permission of ['media', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen']) {
    const answer = vi.fn();
    request?.({}, permission, answer);
    expect(answer.mock.calls, permission).toEqual([[false]]);
  }
  expect(defaultSession.setPermissionCheckHandler.mock.lastCall?.[0]()).toBe(false);
  expect(defaultSession.setDevicePermissionHandler.mock.lastCall?.[0]()).toBe(false);
});

test('a page is answered its own files only, whatever it asks for and by whatever way', () => {
  const [listener] = defaultSession.webRequest.onBeforeRequest.mock.lastCall ?? [];
  const isCancelled = (url: string): unknown => {
    const answer = vi.fn<(given: { readonly cancel: boolean }) => void>();
    listener?.({ url }, answer);
    return answer.mock.lastCall?.[0].cancel;
  };
  for (const url of [
    'app://bundle/index.html',
    'blob:app://bundle/1',
    'data:image/png,',
    'devtools://devtools/',
  ])
    expect([url, isCancelled(url)]).toEqual([url, false]);
  for (const url of [
    'http://127.0.0.1/',
    'https://www.gov.kr/',
    'wss://www.gov.kr/',
    'file:///etc/passwd',
    'ftp://a/',
    'app://other/',
    'app://bundle.evil/',
    'chrome-extension://a/',
    'http://a/app://bundle/',
    '',
  ])
    expect([url, isCancelled(url)]).toEqual([url, true]);
  expect(newContents().setWebRTCIPHandlingPolicy.mock.calls).toEqual([['disable_non_proxied_udp']]);
});

test('nothing is downloaded, and nothing is sent to check its spelling', () => {
  expect(isRefused(defaultSession, 'will-download')).toBe(true);
  expect(defaultSession.setSpellCheckerEnabled.mock.calls).toEqual([[false]]);
});

test.each(['will-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is refused in every page',
  (name) => {
    expect(isRefused(newContents(), name)).toBe(true);
    expect(isRefused(newContents(), name)).toBe(true);
  },
);

test('no page holds itself open, and the program with it', () => {
  // Prevented, it lets the page be left.
  expect(isRefused(newContents(), 'will-prevent-unload')).toBe(true);
});

test('no page opens a window, and only https leads to the browser, after a question', async () => {
  const open = (url: string) => newContents().openHandler?.({ url });
  for (const url of [
    'about:blank',
    'app://bundle/index.html',
    'http://www.gov.kr/',
    'file:///etc/passwd',
    '',
  ])
    expect(open(url), url).toEqual({ action: 'deny' });
  expect(dialog.showMessageBox).not.toHaveBeenCalled();

  expect(open('https://www.gov.kr/portal')).toEqual({ action: 'deny' });
  expect(shell.openExternal).not.toHaveBeenCalled();
  await vi.waitFor(() => {
    expect(shell.openExternal.mock.calls).toEqual([['https://www.gov.kr/portal']]);
  });

  dialog.showMessageBox.mockResolvedValue({ response: 1 });
  expect(open('https://www.gov.kr/other')).toEqual({ action: 'deny' });
  await new Promise(setImmediate);
  expect(dialog.showMessageBox).toHaveBeenCalledTimes(2);
  expect(shell.openExternal).toHaveBeenCalledTimes(1);
  expect(failures).toEqual([]);
});
