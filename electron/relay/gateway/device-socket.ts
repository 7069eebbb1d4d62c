import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { WebSocket } from 'ws';
import { assertNever } from '#shared/errors/assert-never.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import {
  ClientFrameSchema,
  ServerFrameSchema,
  type ClientFrame,
  type Send,
  type SendMulti,
} from '#shared/wire/generated/frame_pb.js';
import { deliveryWindowBytes, maximumCiphertextBytes } from '#shared/wire/limits.ts';
import { directoryTopic } from '../stores/bus.ts';
import { Delivery, toWireClock, type ServerBody } from './delivery.ts';
import { toAppError } from './error-answer.ts';
import { FrameLine } from './frame-line.ts';
import type { GatewayContext } from './gateway-context.ts';
import { DevicePresence } from './presence/device-presence.ts';
import { takeSend, type TakenSend } from './take-send.ts';

/** WebSocket close codes of our own (RFC 6455, 7.4.2). */
const closedForRevocation = 4001;
const closedForBadFrame = 4002;
/** How long a device may take to answer the closing of its socket. */
const closeGraceMs = 1_000;
/** A device that reads nothing while it asks: more than some windows, the last one of the largest envelopes, is not kept for it. */
const maximumUnreadBytes = 4 * deliveryWindowBytes + 200 * maximumCiphertextBytes;
/** A bell that was lost is made up for after this time (relay design: safety drain). */
const safetyDrainMs = 30_000;

/** Frames that are dealt with at once. */
type PlainBody = Exclude<ClientFrame['body'], { case: 'sendMulti' | undefined }>;

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
    const frames = new FrameLine(this.#socket, (data) => this.#onFrame(data));
    this.#socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) frames.push(data);
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

  #onFrame(data: Buffer): Promise<void> | null {
    if (this.#ended) return null;
    const frame = decode(data);
    if (frame?.body.case === undefined) {
      this.#end(closedForBadFrame);
      return null;
    }
    if (frame.body.case === 'sendMulti') return this.#onSendMulti(frame.body.value);
    this.#onPlainFrame(frame.body);
    return null;
  }

  #onPlainFrame(body: PlainBody): void {
    switch (body.case) {
      case 'send':
        this.#onSend(body.value);
        return;
      case 'ack':
        this.#acknowledge(Number(body.value.upTo));
        return;
      case 'watch':
      case 'setActivity':
      case 'typing':
        this.#onWord(body);
        return;
      default:
        assertNever(body);
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
      this.#accept(send.request, takeSend(this.#context, this.#address, send));
    } catch (error) {
      this.#refuse(send.request, error);
    }
  }

  async #onSendMulti(send: SendMulti): Promise<void> {
    try {
      // It loads libsignal, which takes 60 to 160 ms, and most starts of a relay see no message to a room.
      const { takeMulti } = await import('./take-multi.ts');
      if (!this.#ended) this.#accept(send.request, takeMulti(this.#context, this.#address, send));
    } catch (error) {
      this.#refuse(send.request, error);
    }
  }

  #accept(request: number, { acceptedAt, clockAt, duplicate, missing, full, mailboxes }: TakenSend): void {
    this.#write({
      case: 'accepted',
      value: {
        request,
        acceptedAt: BigInt(acceptedAt),
        duplicate,
        ...toWireClock(clockAt),
        missingAccounts: [...missing],
        fullAccounts: [...full],
      },
    });
    for (const mailbox of mailboxes) this.#context.bus.ring(addressKey(mailbox));
  }

  #refuse(request: number, error: unknown): void {
    this.#context.noteFailure?.(error);
    const failure = toAppError(error);
    const accounts = failure instanceof StaleDevicesError ? [...failure.accounts] : [];
    const retryAfter = failure instanceof RateLimitedError ? failure.retryAfterMs : 0;
    this.#write({ case: 'refused', value: { request, code: failure.code, accounts, retryAfter } });
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
