import { createCodec, type Codec } from './codec.ts';
import { openInbox } from './inbox.ts';
import type { MainMessage, PageMessage } from './messages.ts';

/** The isolated world's line to the main process. */
export interface MainLink {
  readonly codec: Codec;
  post(message: PageMessage): void;
  /** Posts a message that is answered; fails with the main process's error text. */
  ask(message: (id: number) => PageMessage): Promise<unknown>;
  onMessage(listener: (message: MainMessage) => void): void;
}

export function openMainLink(): MainLink {
  const codec = createCodec({
    toText: (bytes) => bytes.toBase64(),
    fromText: (text) => Uint8Array.fromBase64(text),
  });
  // The binding that the main process added; the main world cannot see it.
  const send = globalThis.__standinSend;
  const listeners: ((message: MainMessage) => void)[] = [];
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 1;

  const post = (message: PageMessage): void => send(JSON.stringify(message));

  const inbox = openInbox((text) => {
    const message = JSON.parse(text) as MainMessage;
    if (message.type !== 'reply' && message.type !== 'failure') {
      for (const listener of listeners) listener(message);
      return;
    }
    const waiting = open.get(message.id);
    open.delete(message.id);
    if (message.type === 'reply') waiting?.resolve(codec.decode(message.value));
    else waiting?.reject(new Error(message.message));
  });
  globalThis.__standinReceive = inbox.receive;

  return {
    codec,
    post,
    ask(message) {
      const id = nextId++;
      const waiting = Promise.withResolvers<unknown>();
      open.set(id, waiting);
      post(message(id));
      return waiting.promise;
    },
    onMessage: (listener) => void listeners.push(listener),
  };
}

declare global {
  var __standinSend: (text: string) => void;
  var __standinReceive: (text: string) => void;
}
