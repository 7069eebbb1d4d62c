import { EventEmitter } from './event-emitter.ts';
import type { Encoded } from './codec.ts';
import type { MainLink } from './main-link.ts';
import { callMainSynchronously } from './sync-call.ts';

/** `ipcRenderer` of a sandboxed preload. */
export function createIpcRenderer(link: MainLink): object {
  const ipcRenderer = new EventEmitter();
  link.onMessage((message) => {
    if (message.type !== 'send') return;
    const event = { sender: ipcRenderer, senderId: 0, ports: [], preventDefault: () => {} };
    ipcRenderer.emit(message.channel, event, ...(link.codec.decode(message.args) as unknown[]));
  });

  const send = (channel: string, ...values: unknown[]): void => {
    link.post({ type: 'send', channel, args: link.codec.encode(values) });
  };

  async function invoke(channel: string, ...values: unknown[]): Promise<unknown> {
    const args = link.codec.encode(values);
    try {
      return await link.ask((id) => ({ type: 'invoke', id, channel, args }));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${(error as Error).message}`);
    }
  }

  function sendSync(channel: string, ...values: unknown[]): unknown {
    const request = JSON.stringify({ channel, args: link.codec.encode(values) });
    const answer = callMainSynchronously({ kind: 'ipc', request });
    return link.codec.decode(JSON.parse(answer) as Encoded);
  }

  function postMessage(channel: string, message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0)
      throw new Error('electron stand-in: ports cannot be transferred in the stand-in');
    send(channel, message);
  }

  return Object.assign(ipcRenderer, { invoke, send, sendSync, postMessage });
}
