import type { Session } from '../chromium/session.ts';
import { electronEvent } from '../core/electron-event.ts';
import { contextMenuParams } from './context-menu.ts';
import { dispatchMessage, invokeHandler } from './ipc.ts';
import { codec } from '../ipc/node-codec.ts';
import type { PageMessage } from '../renderer-side/messages.ts';
import { fromChromium } from '../schemes/addresses.ts';
import { decidePermission } from '../session/permissions.ts';
import type { Page } from './page.ts';
import { pageSignals } from './pages.ts';
import { postToPage } from './post-to-page.ts';
import { openWindow } from './window-open.ts';

/** Receives what the isolated world of a page sends. */
export function watchMessages(page: Page, session: Session): void {
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === '__standinSend') receive(page, JSON.parse(payload) as PageMessage, executionContextId);
  });
}

function receive(page: Page, message: PageMessage, contextId: number): void {
  switch (message.type) {
    case 'invoke':
      void invokeHandler(page, message).then((reply) => postToPage(page, reply, contextId));
      break;
    case 'send':
      dispatchMessage(page, message.channel, message.args);
      break;
    case 'permission':
      void decidePermission(page.session, page.contents, message.request).then((granted) =>
        postToPage(page, { type: 'reply', id: message.id, value: codec.encode(granted) }, contextId),
      );
      break;
    case 'window-open':
      openWindow(page, message.request);
      break;
    case 'window-close':
      page.host.requestClose();
      break;
    case 'context-menu':
      page.contents.emit('context-menu', electronEvent(), contextMenuParams(page, message.menu));
      break;
    case 'key':
      pageSignals.emit('key', page, message.key);
      break;
    case 'title':
      changeTitle(page, message.title);
      break;
    case 'activate':
      page.host.activated();
      break;
    case 'resized':
      page.host.resized(message);
      break;
    case 'preload-error': {
      const error = new Error(message.message);
      page.contents.emit('preload-error', electronEvent(), page.preferences.preload ?? '', error);
    }
  }
}

function changeTitle(page: Page, title: string): void {
  page.title = title || fromChromium(page.url).replace(/^[a-z]+:\/\//, '');
  const event = electronEvent();
  page.contents.emit('page-title-updated', event, page.title, title !== '');
  page.host.titleChanged(event, page.title, title !== '');
}
