import { extname } from 'node:path';
import type { DownloadItem, SaveDialogOptions } from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import { electronEvent } from '../core/electron-event.ts';
import { partialEmitter } from '../core/guarded.ts';
import { mediaType } from '../network/media-type.ts';
import { fromChromium, originOf } from '../schemes/addresses.ts';

type Begin = Protocol.Browser.downloadWillBeginPayload;
type Progress = Protocol.Browser.downloadProgressPayload;
type EndState = 'completed' | 'cancelled' | 'interrupted';

/** One download: the item the app sees, and the stand-in's hold of it. */
export interface Download {
  readonly item: DownloadItem;
  /** Where the app wants the file, `''` as long as it has not said so. */
  readonly savePath: () => string;
  readonly saveDialogOptions: () => SaveDialogOptions;
  readonly ended: () => boolean;
  progress(progress: Progress): void;
  /** Ends the download; while it is paused, the end waits. */
  end(state: EndState): void;
  /** Called when the app cancels. */
  onCancel: () => void;
}

export function createDownload(begin: Begin, pageUrl: string): Download {
  const url = fromChromiumDownload(begin.url);
  const startTime = Date.now() / 1000;
  let endTime = 0;
  let state: 'progressing' | EndState = 'progressing';
  let received = 0;
  let total = 0;
  let savePath = '';
  let dialogOptions: SaveDialogOptions = {};
  let paused = false;
  let waitingEnd: EndState | undefined;

  function end(reached: EndState): void {
    if (state !== 'progressing') return;
    if (paused && reached !== 'cancelled') {
      waitingEnd = reached;
      return;
    }
    state = reached;
    endTime = Date.now() / 1000;
    item.emit('done', electronEvent(), reached);
  }

  const item = partialEmitter<DownloadItem>('downloadItem', 'DownloadItem', {
    getURL: () => url,
    getURLChain: () => [url],
    getInitiatorOrigin: () => originOf(pageUrl),
    getFilename: () => begin.suggestedFilename,
    // The answer's headers are not told; the name says as much as an app's own files need.
    getMimeType: () => mediaType(extname(begin.suggestedFilename)).replace(/;.*/, ''),
    getContentDisposition: () => '',
    getETag: () => '',
    getLastModifiedTime: () => '',
    hasUserGesture: () => false,
    getTotalBytes: () => total,
    getReceivedBytes: () => received,
    getPercentComplete: () => (total > 0 ? Math.floor((received / total) * 100) : 0),
    getCurrentBytesPerSecond: () =>
      state === 'progressing' ? Math.round(received / Math.max(0.001, Date.now() / 1000 - startTime)) : 0,
    getStartTime: () => startTime,
    getEndTime: () => endTime,
    getState: () => state,
    get savePath() {
      return savePath;
    },
    set savePath(path) {
      savePath = path;
    },
    getSavePath: () => savePath,
    setSavePath: (path) => void (savePath = path),
    getSaveDialogOptions: () => dialogOptions,
    setSaveDialogOptions: (options) => void (dialogOptions = options),
    isPaused: () => paused,
    pause: () => void (paused = true),
    canResume: () => paused && state === 'progressing',
    resume() {
      paused = false;
      if (waitingEnd) end(waitingEnd);
    },
    cancel() {
      if (state !== 'progressing') return;
      download.onCancel();
      end('cancelled');
    },
  });

  const download: Download = {
    item,
    savePath: () => savePath,
    saveDialogOptions: () => dialogOptions,
    ended: () => state !== 'progressing',
    progress({ receivedBytes, totalBytes }) {
      received = receivedBytes;
      total = totalBytes;
    },
    end,
    onCancel: () => {},
  };
  return download;
}

function fromChromiumDownload(url: string): string {
  return url.startsWith('blob:') ? `blob:${fromChromium(url.slice('blob:'.length))}` : fromChromium(url);
}
