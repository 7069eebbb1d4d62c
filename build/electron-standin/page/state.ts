import type { WebContents } from 'electron';
import { browser } from '../chromium/browser.ts';
import { app } from '../core/app-object.ts';
import { createNavigationHistory } from './history.ts';
import type { Page } from './page.ts';

/** What a `webContents` is and where it belongs. */
export function stateMembers(page: Page): Partial<WebContents> {
  const history = createNavigationHistory(page);
  let webRtcPolicy = 'default';
  let muted = false;
  let userAgent: string | undefined;
  const currentUserAgent = (): string => userAgent ?? page.session.userAgent ?? app.userAgentFallback;
  function setUserAgent(value: string): void {
    userAgent = value;
    page.post('Emulation.setUserAgentOverride', { userAgent: value });
  }
  return {
    id: page.id,
    mainFrame: page.frame,
    focusedFrame: page.frame,
    hostWebContents: null,
    devToolsWebContents: null,
    opener: null,
    session: page.session.session,
    navigationHistory: history,
    getType: () => 'window',
    isDestroyed: () => page.destroyed,
    isCrashed: () => page.crashed,
    isFocused: () => page.host.window.isFocused(),
    focus: () => page.host.window.focus(),
    close: (options) => page.host.closeNow({ beforeUnload: options?.waitForBeforeUnload ?? false }),
    forcefullyCrashRenderer: () => page.post('Page.crash'),
    getProcessId: () => page.frame.processId,
    // Chromium does not tell which of its processes shows a page; the browser process stands for it.
    getOSProcessId: () => browser().pid,
    getOrCreateDevToolsTargetId: () => page.target?.id ?? '',
    canGoBack: history.canGoBack,
    canGoForward: history.canGoForward,
    canGoToOffset: history.canGoToOffset,
    goBack: history.goBack,
    goForward: history.goForward,
    goToIndex: history.goToIndex,
    goToOffset: history.goToOffset,
    clearHistory: history.clear,
    get userAgent() {
      return currentUserAgent();
    },
    set userAgent(value) {
      setUserAgent(value);
    },
    getUserAgent: currentUserAgent,
    setUserAgent,
    get audioMuted() {
      return muted;
    },
    set audioMuted(value) {
      muted = value;
    },
    isAudioMuted: () => muted,
    setAudioMuted: (value) => void (muted = value),
    // The stand-in's Chromium never throttles, and it has no DevTools window.
    backgroundThrottling: false,
    getBackgroundThrottling: () => false,
    setBackgroundThrottling: () => {},
    isDevToolsOpened: () => false,
    isDevToolsFocused: () => false,
    openDevTools: () =>
      console.error('electron stand-in: DevTools windows are not available in the stand-in'),
    closeDevTools: () => {},
    toggleDevTools: () => page.contents.openDevTools(),
    setIgnoreMenuShortcuts: (ignore) => void (page.ignoresMenuShortcuts = ignore),
    setVisualZoomLevelLimits: () => Promise.resolve(),
    setWebRTCIPHandlingPolicy: (policy) => void (webRtcPolicy = policy),
    getWebRTCIPHandlingPolicy: () => webRtcPolicy,
  };
}
