import { createCargo, type Cargo, type FunctionCall, type Settlement } from './bridge-cargo.ts';

/** What the isolated world asks of the main world, and the other way round. */
export type BridgeRequest =
  | { readonly op: 'expose'; readonly key: string; readonly value: unknown }
  | { readonly op: 'evaluate'; readonly code: string }
  | { readonly op: 'ask'; readonly topic: string; readonly value: unknown };

export interface Bridge {
  /** Sends a request and returns the answer of the other world; throws what the other world threw. */
  request(request: BridgeRequest): unknown;
}

/**
 * Joins the main and the isolated world of one document. The detail of a CustomEvent is cloned between worlds
 * synchronously, and a nested event carries the answer, so calls work as with Electron's contextBridge.
 */
export function createBridge(
  channel: string,
  side: 'main' | 'isolated',
  onRequest: (request: BridgeRequest) => unknown,
): Bridge {
  const target = window;
  const other = side === 'main' ? 'isolated' : 'main';
  let answer: Answer | undefined;

  function send(message: Message): Answer {
    answer = undefined;
    target.dispatchEvent(new CustomEvent(channel + other, { detail: message }));
    const received = answer as Answer | undefined;
    answer = undefined;
    if (!received) throw new Error('An object could not be cloned.');
    return received;
  }

  function exchange(message: Message): unknown {
    const received = send(message);
    if (!received.ok) throw cargo.unpackError(received.value);
    return cargo.unpack(received.value);
  }

  const cargo: Cargo = createCargo(side, exchange);

  function carryOut(message: Message): unknown {
    switch (message.op) {
      case 'call':
        return cargo.pack(cargo.callOwn(message));
      case 'settle':
        cargo.settle(message);
        return undefined;
      case 'release':
        cargo.release(message.id);
        return undefined;
      case 'expose':
        return cargo.pack(onRequest({ ...message, value: cargo.unpack(message.value) }));
      case 'ask':
        return cargo.pack(onRequest({ ...message, value: cargo.unpack(message.value) }));
      case 'evaluate':
        return cargo.pack(onRequest(message));
    }
  }

  function onMessage(event: Event): void {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message | null>).detail;
    target.dispatchEvent(new CustomEvent(`${channel}${other}-answer`, { detail: answerTo(message) }));
  }

  function answerTo(message: Message | null): Answer {
    try {
      // A detail that cannot be cloned arrives as null.
      if (message === null) throw new Error('An object could not be cloned.');
      return { ok: true, value: carryOut(message) };
    } catch (error) {
      return { ok: false, value: cargo.packError(error) };
    }
  }

  function onAnswer(event: Event): void {
    event.stopImmediatePropagation();
    answer = (event as CustomEvent<Answer>).detail;
  }

  target.addEventListener(channel + side, onMessage, true);
  target.addEventListener(`${channel}${side}-answer`, onAnswer, true);

  return {
    request(request) {
      return exchange('value' in request ? { ...request, value: cargo.pack(request.value) } : request);
    },
  };
}

interface Answer {
  readonly ok: boolean;
  readonly value: unknown;
}

type Message = BridgeRequest | FunctionCall | Settlement | { readonly op: 'release'; readonly id: number };
