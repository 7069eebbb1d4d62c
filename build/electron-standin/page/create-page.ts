import type { WebContents, WebPreferences } from 'electron';
import { lifecycle } from '../core/application.ts';
import { implement } from '../core/guarded.ts';
import { attach } from './attach.ts';
import { captureMembers } from './capture.ts';
import { editingMembers } from './editing.ts';
import { findMembers } from './find.ts';
import { inputMembers } from './input-events.ts';
import { ipcMembers } from './ipc.ts';
import { loadingMembers } from './loading.ts';
import { Page } from './page.ts';
import type { PageHost } from './page-host.ts';
import { pages } from './pages.ts';
import { preferenceMembers } from './preferences.ts';
import { scriptMembers } from './scripting.ts';
import { stateMembers } from './state.ts';
import { windowOpenMembers } from './window-open.ts';
import { zoomMembers } from './zoom.ts';

/** Makes the page of a window; Chromium opens it in the background. */
export function createPage(host: PageHost, preferences: WebPreferences): Page {
  const page = new Page(host, preferences);
  pages.add(page);
  implement<WebContents>(
    page.contents,
    stateMembers(page),
    preferenceMembers(page),
    loadingMembers(page),
    ipcMembers(page),
    scriptMembers(page),
    windowOpenMembers(page),
    zoomMembers(page),
    captureMembers(page),
    editingMembers(page),
    findMembers(page),
    inputMembers(page),
  );
  attach(page).catch((error: unknown) => {
    page.failToOpen(error as Error);
    if (!page.destroyed && !lifecycle.exiting)
      console.error('electron stand-in: a window could not be opened:', error);
  });
  return page;
}

/** Called once when the page is gone, whoever closed it. */
export function endPage(page: Page): void {
  page.destroyed = true;
  pages.remove(page);
  page.signals.emit('gone');
  page.contents.emit('destroyed');
}
