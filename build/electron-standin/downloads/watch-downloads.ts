import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { browser } from '../chromium/browser.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { debug } from '../core/debug.ts';
import { electronEvent } from '../core/electron-event.ts';
import { dialog } from '../modules/dialog.ts';
import type { Page } from '../page/page.ts';
import { pages } from '../page/pages.ts';
import { defaultSession } from '../session/default-session.ts';
import { createDownload, type Download } from './download-item.ts';

type Begin = Protocol.Browser.downloadWillBeginPayload;
type Progress = Protocol.Browser.downloadProgressPayload;

/**
 * Turns Chromium's downloads into `will-download`. As long as nobody listens for it they are refused: without a handler
 * Electron asks where to save, and nobody sits in front of a stand-in.
 */
export function watchDownloads(): void {
  const { root, profile } = browser();
  const folder = join(profile, 'Downloads');
  const begun = new Map<string, Begin>();
  const running = new Map<string, Download>();
  const session: NodeJS.EventEmitter = defaultSession.session;
  const isListening = (): boolean => session.listenerCount('will-download') > 0;
  root.on('Browser.downloadWillBegin', (begin) => {
    if (isListening()) begun.set(begin.guid, begin);
  });
  root.on('Browser.downloadProgress', (progress) => {
    // The sizes are known with the first progress, and an app may ask for them at once.
    const begin = begun.get(progress.guid);
    if (begin) running.set(begin.guid, announce(begin, progress, join(folder, begin.guid)));
    begun.delete(progress.guid);
    const download = running.get(progress.guid);
    if (!download) return;
    download.progress(progress);
    if (progress.state === 'inProgress') download.item.emit('updated', electronEvent(), 'progressing');
    else running.delete(progress.guid);
    if (progress.state === 'completed') void deliver(download, join(folder, progress.guid));
    if (progress.state === 'canceled') download.end('interrupted');
    if (!isListening()) refuseWhenIdle();
  });
  const apply = (listens: boolean): void => {
    if (listens) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const behavior = listens ? 'allowAndName' : 'deny';
    root.post('Browser.setDownloadBehavior', { behavior, downloadPath: folder, eventsEnabled: true });
  };
  // Chromium refuses those that have begun as well, as long as it has not decided where to.
  const refuseWhenIdle = (): void => {
    if (begun.size === 0 && running.size === 0) apply(false);
  };
  apply(isListening());
  session.on('newListener', (name: string) => {
    if (name === 'will-download') apply(true);
  });
  session.on('removeListener', (name: string) => {
    if (name === 'will-download' && !isListening()) refuseWhenIdle();
  });
}

const destinations = new WeakMap<Download, Promise<string>>();

function announce(begin: Begin, progress: Progress, file: string): Download {
  const page = pageOf(begin.frameId);
  const download = createDownload(begin, page?.url ?? '');
  download.progress(progress);
  download.onCancel = () => {
    browser().root.post('Browser.cancelDownload', { guid: begin.guid });
    rmSync(file, { force: true });
  };
  const event = electronEvent();
  defaultSession.session.emit('will-download', event, download.item, page?.contents, page?.frame ?? null);
  if (event.defaultPrevented) download.item.cancel();
  // The app may have cancelled by itself, and then nobody is asked where to.
  if (!download.ended()) destinations.set(download, destination(download));
  return download;
}

// A download belongs to a frame; those inside a page are not told apart here.
function pageOf(frameId: string): Page | undefined {
  const all = pages.list();
  return all.find((page) => page.target?.id === frameId) ?? all.find((page) => page.host.window.isFocused());
}

/** What the app has chosen, otherwise what a person chooses in the dialog; `''` is a cancelled one. */
async function destination(download: Download): Promise<string> {
  if (download.savePath() !== '') return download.savePath();
  const options = { defaultPath: download.item.getFilename(), ...download.saveDialogOptions() };
  const { canceled, filePath } = await dialog.showSaveDialog(options);
  if (canceled) download.item.cancel();
  else download.item.setSavePath(filePath);
  return canceled ? '' : filePath;
}

async function deliver(download: Download, file: string): Promise<void> {
  try {
    const path = await destinations.get(download);
    if (path !== undefined && path !== '' && !download.ended()) moveFile(file, path);
    download.end('completed');
  } catch (error) {
    debug('download', error);
    download.end('interrupted');
  } finally {
    rmSync(file, { force: true });
  }
}

function moveFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch {
    // Another disk.
    copyFileSync(from, to);
  }
}
