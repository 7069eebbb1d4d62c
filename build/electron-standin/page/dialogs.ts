import { browser } from '../chromium/browser.ts';
import type { Session } from '../chromium/session.ts';
import { electronEvent } from '../core/electron-event.ts';
import { switches } from '../core/switches.ts';
import { postToPage } from './post-to-page.ts';
import type { Page } from './page.ts';

/** Answers what a page asks before it is left. */
export function watchDialogs(page: Page, session: Session): void {
  session.on('Page.javascriptDialogOpening', ({ type, message }) => {
    if (type !== 'beforeunload') {
      answerMessage(session, type, message);
      return;
    }
    const accept = page.holdsClose ? mayLeaveHeldPage(page) : mayLeave(page);
    session.post('Page.handleJavaScriptDialog', { accept });
  });
  session.on('Page.frameRequestedNavigation', () => lastNavigation.set(page, Date.now()));
  session.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name === 'load' && loaderId === page.loaderId) holdClose(page, session);
  });
}

// Electron shows a box. Here nobody would answer it, except Playwright, which does so by itself.
function answerMessage(session: Session, type: string, message: string): void {
  if (switches.has('remote-debugging-port')) return;
  console.error(`[${type}] ${message}`);
  session.post('Page.handleJavaScriptDialog', { accept: type === 'alert' });
}

const lastNavigation = new WeakMap<Page, number>();
const NAVIGATION_SPAN = 2000;

function mayLeave(page: Page): boolean {
  const event = electronEvent();
  page.contents.emit('will-prevent-unload', event);
  if (!event.defaultPrevented) page.host.closeRefused();
  return event.defaultPrevented;
}

// The page holds every unload, but only a close by the window manager is a question for the app.
function mayLeaveHeldPage(page: Page): boolean {
  const isNavigation = Date.now() - (lastNavigation.get(page) ?? 0) < NAVIGATION_SPAN;
  if (page.host.closing || isNavigation || page.expectedUrl !== undefined) return true;
  return page.host.mayClose();
}

// Playwright answers such dialogs itself, and without a display there is no window manager.
function holdClose(page: Page, session: Session): void {
  if (browser().headless || switches.has('remote-debugging-port')) return;
  if (page.host.window.listenerCount('close') === 0) return;
  page.holdsClose = true;
  // A page that nobody has used yet is not allowed to hold anything back.
  session.post('Runtime.evaluate', { expression: '0', userGesture: true });
  postToPage(page, { type: 'hold-close' });
}
