import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { WebSocket } from 'ws';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import {
  ClientFrameSchema,
  ServerFrameSchema,
  type ClientFrame,
  type Send,
} from '#shared/wire/generated/frame_pb.js';
import { deliveryWindowBytes, maximumCiphertextBytes } from '#shared/wire/limits.ts';
import { directoryTopic } from '../stores/bus.ts';
import { checkSend } from './check-send.ts';
import { Delivery, toWireClock, type ServerBody } from './delivery.ts';
import { toAppError } from './error-answer.ts';
import type { GatewayContext } from './gateway-context.ts';
import { DevicePresence } from './presence/device-presence.ts';

/** WebSocket close codes of our own (RFC 6455, 7.4.2). */
const closedForRevocation = 4001;
const closedForBadFrame = 4002;
/** How long a device may take to answer the closing of its socket. */
const closeGraceMs = 1_000;
/** A device that reads nothing while it asks: more than some windows, the last one of the largest envelopes, is not kept for it. */
const maximumUnreadBytes = 4 * deliveryWindowBytes + 200 * maximumCiphertextBytes;
/** A bell that was lost is made up for after this time (relay design: safety drain). */
const safetyDrainMs = 30_000;

/** One device's open socket: sends, deliveries, acknowledgements. Lives as long as the socket. */
export class DeviceSocket {
  readonly #context: GatewayContext;
  readonly #address: DeviceAddress;
  readonly #socket: WebSocket;
  readonly #delivery: Delivery;
  readonly #presence: DevicePresence;
  #ended = false;

  constructor(context: GatewayContext, address: DeviceAddress, socket: WebSocket) {
    this.#context = context;
    this.#address = address;
    this.#socket = socket;
    this.#delivery = new Delivery(context.mailboxes, address, (body) => {
      this.#write(body);
    });
    this.#presence = new DevicePresence(
      context,
      address,
      (body) => {
        this.#write(body);
      },
      () => {
        this.#socket.terminate();
      },
    );
    this.#listen();
    this.#write({ case: 'hello', value: { time: BigInt(context.now()) } });
    this.#drain();
  }

  /** Ends the connection at once; the device will connect again. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Tells the device that it has been revoked, and ends the connection. */
  revoke(): void {
    this.#write({ case: 'revoked', value: {} });
    this.#end(closedForRevocation);
  }

  #listen(): void {
    const stopMailbox = this.#context.bus.onRing(addressKey(this.#address), () => {
      this.#drain();
    });
    const stopDirectory = this.#context.bus.onRing(directoryTopic, () => {
      this.#write({ case: 'directoryBell', value: {} });
    });
    const safetyDrain = setInterval(() => {
      this.#drain();
    }, safetyDrainMs);
    this.#socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) this.#onFrame(data);
      else this.#end(closedForBadFrame);
    });
    this.#socket.on('error', () => {
      this.#socket.terminate();
    });
    this.#socket.on('close', () => {
      clearInterval(safetyDrain);
      stopMailbox();
      stopDirectory();
      this.#presence.stop();
    });
  }

  #drain(): void {
    this.#attempt(() => {
      this.#delivery.drain();
    });
  }

  #acknowledge(upTo: number): void {
    this.#attempt(() => {
      this.#delivery.acknowledge(upTo);
    });
  }

  /** A store that fails ends this connection, not the relay: the device connects again. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#context.noteFailure?.(error);
      this.#socket.terminate();
    }
  }

  /** Nothing that still comes counts, and a device that does not answer is not waited for. */
  #end(code: number): void {
    this.#ended = true;
    this.#socket.close(code);
    setTimeout(() => {
      this.#socket.terminate();
    }, closeGraceMs).unref();
  }

  #onFrame(data: Buffer): void {
    if (this.#ended) return;
    const frame = decode(data);
    if (frame?.body.case === undefined) {
      this.#end(closedForBadFrame);
      return;
    }
    switch (frame.body.case) {
      case 'send':
        this.#onSend(frame.body.value);
        return;
      case 'ack':
        this.#acknowledge(Number(frame.body.value.upTo));
        return;
      case 'watch':
      case 'setActivity':
      case 'typing':
        this.#onWord(frame.body);
        return;
      default:
        assertNever(frame.body);
    }
  }

  #onWord(body: Extract<ClientFrame['body'], { case: 'watch' | 'setActivity' | 'typing' }>): void {
    try {
      if (body.case === 'watch') this.#presence.watch(body.value);
      else if (body.case === 'setActivity') this.#presence.setActivity(body.value);
      else this.#presence.typing(body.value);
    } catch (error) {
      this.#context.noteFailure?.(error);
      // What names nobody is a bad frame; a store that fails ends the connection, not the relay.
      if (toAppError(error).code === 'invalid-request') this.#end(closedForBadFrame);
      else this.#socket.terminate();
    }
  }

  #onSend(send: Send): void {
    try {
      this.#context.limits.send(this.#address);
      const items = checkSend(this.#context, this.#address, send);
      const outcome = this.#context.mailboxes.append(this.#address, items, this.#context.now());
      if (outcome.kind === 'full') throw new AppError('mailbox-full');
      const { acceptedAt, clockAt, duplicate } = outcome;
      const value = { request: send.request, acceptedAt: BigInt(acceptedAt), duplicate };
      this.#write({ case: 'accepted', value: { ...value, ...toWireClock(clockAt) } });
      for (const item of items) this.#context.bus.ring(addressKey(item.to));
    } catch (error) {
      this.#context.noteFailure?.(error);
      const failure = toAppError(error);
      const accounts = failure instanceof StaleDevicesError ? [...failure.accounts] : [];
      const retryAfter = failure instanceof RateLimitedError ? failure.retryAfterMs : 0;
      const value = { request: send.request, code: failure.code, accounts, retryAfter };
      this.#write({ case: 'refused', value });
    }
  }

  #write(body: ServerBody): void {
    if (this.#ended || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > maximumUnreadBytes) {
      this.#socket.terminate();
      return;
    }
    this.#socket.send(toBinary(ServerFrameSchema, create(ServerFrameSchema, { body })));
  }
}

function decode(data: Buffer): ClientFrame | null {
  try {
    return fromBinary(ClientFrameSchema, data);
  } catch {
    return null;
  }
}
