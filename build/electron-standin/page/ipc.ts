import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import { ipcMainHub } from '../ipc/ipc-main.ts';
import { codec } from '../ipc/node-codec.ts';
import type { Encoded } from '../renderer-side/codec.ts';
import type { MainMessage } from '../renderer-side/messages.ts';
import type { Page } from './page.ts';
import { postToPage } from './post-to-page.ts';

/** `webContents.send` and `webContents.ipc` */
export function ipcMembers(page: Page): Partial<WebContents> {
  function send(channel: string, ...values: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    postToPage(page, { type: 'send', channel, args: codec.encode(values) });
  }
  return {
    ipc: page.hub.ipc,
    send,
    postMessage(channel, message, transfer = []) {
      if (transfer.length > 0)
        throw new Error('electron stand-in: ports cannot be transferred in the stand-in');
      send(channel, message);
    },
  };
}

/** Runs the handler of an `invoke`; the most specific hub that has one answers. */
export async function invokeHandler(
  page: Page,
  { id, channel, args }: { id: number; channel: string; args: Encoded },
): Promise<MainMessage> {
  const hubs = [page.frameHub, page.hub, ipcMainHub];
  const handler = hubs.map((hub) => hub.handlerOf(channel)).find((found) => found !== undefined);
  if (!handler) return { type: 'failure', id, message: `Error: No handler registered for '${channel}'` };
  try {
    const value = await handler(invokeEvent(page), ...(codec.decode(args) as unknown[]));
    return { type: 'reply', id, value: codec.encode(value) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { type: 'failure', id, message: String(error) };
  }
}

/** Hands a message to all listeners; tells whether there was one. */
export function dispatchMessage(
  page: Page,
  channel: string,
  args: Encoded,
  event = messageEvent(page),
): boolean {
  const values = codec.decode(args) as unknown[];
  page.contents.emit('ipc-message', event, channel, ...values);
  const heard = [page.frameHub, page.hub, ipcMainHub].map((hub) => hub.ipc.emit(channel, event, ...values));
  return heard.includes(true);
}

export function messageEvent(page: Page): IpcMainEvent {
  const reply = (channel: string, ...values: unknown[]): void => page.contents.send(channel, ...values);
  return { ...invokeEvent(page), ports: [], reply, returnValue: undefined };
}

function invokeEvent(page: Page): IpcMainInvokeEvent {
  return electronEvent({
    type: 'frame' as const,
    sender: page.contents,
    senderFrame: page.frame,
    processId: page.frame.processId,
    frameId: page.frame.routingId,
  });
}
