import { app, session, type WebContents } from 'electron';
import { appOrigin } from '#shared/ipc/origin.ts';
import type { ShellText } from '../texts.ts';
import { externalAddress, openExternally } from './external-links.ts';

/**
 * Closes what a page could leave by: requests, permissions, other pages, new windows, embedded pages, downloads, the spell
 * checker that fetches dictionaries; and keeps it from holding itself open. For every window there is. A link leads out only through the system's browser, and only
 * after a question.
 */
export function guardContents(text: ShellText, onFailure: (error: unknown) => void): void {
  session.defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isOwn(url) });
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.setSpellCheckerEnabled(false);
  session.defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    guard(contents, text, onFailure);
  });
}

/** Our own files, what pages make themselves, and the tools of a program that is not packaged. */
function isOwn(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || /^(?:blob|data|devtools):/.test(url);
}

function guard(contents: WebContents, text: ShellText, onFailure: (error: unknown) => void): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url);
    if (address !== null) openExternally(address, contents, text).catch(onFailure);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  // Prevented, the page may be left all the same: one that has gone wrong must not keep the program from ending. Drafts are
  // the core's, so that no page of ours has anything to ask here.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
