import type { WebContents, WebFrameMain } from 'electron';
import { implement, partialEmitter } from '../core/guarded.ts';
import { originOf } from '../schemes/addresses.ts';
import type { IpcHub } from '../ipc/ipc-hub.ts';

/** The main frame of a page; only main frames have a preload here, so it is every message's `senderFrame`. */
export function createMainFrame(page: FramedPage): WebFrameMain {
  const frame = partialEmitter<WebFrameMain>('webFrameMain', 'WebFrameMain');
  return implement(frame, {
    processId: 1,
    routingId: page.id,
    frameTreeNodeId: page.id,
    name: '',
    parent: null,
    get frameToken() {
      return page.target?.id ?? '';
    },
    get ipc() {
      return page.frameHub.ipc;
    },
    get url() {
      return page.url;
    },
    get origin() {
      return originOf(page.url);
    },
    get top() {
      return frame;
    },
    get detached() {
      return page.destroyed;
    },
    isDestroyed: () => page.destroyed,
    reload() {
      page.contents.reload();
      return true;
    },
    send: (channel, ...values: unknown[]) => page.contents.send(channel, ...values),
    postMessage: (channel, message, transfer) => page.contents.postMessage(channel, message, transfer),
    executeJavaScript: (code, userGesture) => page.contents.executeJavaScript(code, userGesture),
  });
}

/** The little that a frame needs of its page. */
interface FramedPage {
  readonly id: number;
  readonly contents: WebContents;
  readonly frameHub: IpcHub;
  readonly target: { readonly id: string } | undefined;
  readonly url: string;
  readonly destroyed: boolean;
}
