import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { WebSocket } from 'ws';
import { AppError } from '#shared/errors/app-error.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import { ClientFrameSchema, ServerFrameSchema, type ServerFrame } from '#shared/wire/generated/frame_pb.js';
import { maximumFrameBytes } from '#shared/wire/limits.ts';
import { Pause } from './pause.ts';
import { socketTarget, type RelayLocation } from './relay-location.ts';

/** Local relays change hosts within 3 s, so the pause stays short; a network is left alone for longer. */
const localPause = { firstMs: 150, longestMs: 1000 };
const networkPause = { firstMs: 500, longestMs: 60_000 };
/** A connection that answers no ping for this long is dead, whatever the operating system says. */
const heartbeatMs = 20_000;
/** A relay that keeps its word for this long, and then breaks it, is asked again as soon as any other. */
const trustedMs = 60_000;

/** A connection over which nothing has come is good once it has lasted for this long: one to a relay that fails ends at once. */
const settledMs = 5_000;

/** A frame to the relay, without its wrapping. */
export type ClientBody = NonNullable<MessageInitShape<typeof ClientFrameSchema>['body']>;

/** What a socket tells. */
export interface RelaySocketHandlers {
  /** Throwing ends the connection. */
  readonly onFrame: (frame: ServerFrame) => void;
  /** The connection was ended for a frame that is none, or that no relay of ours sends. */
  readonly onViolation: (error: AppError) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** One WebSocket to a relay, opened again whenever it breaks, until it is closed or the device is revoked. */
export class RelaySocket {
  readonly #location: RelayLocation;
  readonly #authorization: string;
  readonly #handlers: RelaySocketHandlers;
  readonly #pause: Pause;
  #socket: WebSocket | null = null;
  #timer: NodeJS.Timeout | null = null;
  #ended = false;
  /** The relay does not know this device. It is asked again all the same: its data may be put back. */
  #refused = false;
  /** When the present connection opened; null before. */
  #openedAt: number | null = null;
  #violated = false;
  /** Whether more has come than the greeting. */
  #served = false;

  constructor(location: RelayLocation, authorization: string, handlers: RelaySocketHandlers) {
    this.#location = location;
    this.#authorization = authorization;
    this.#handlers = handlers;
    const pause = location.kind === 'local' ? localPause : networkPause;
    this.#pause = new Pause(pause.firstMs, pause.longestMs);
    handlers.onState('connecting');
    this.#open();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Answers false when there is no connection; nothing is kept for later. */
  write(body: ClientBody): boolean {
    if (!this.isOpen) return false;
    this.#socket?.send(toBinary(ClientFrameSchema, create(ClientFrameSchema, { body })));
    return true;
  }

  /** Ends the current pause. */
  reconnect(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#pause.reset();
    this.#open();
  }

  /** Ends the present connection, which is no good any more, and opens another. */
  renew(): void {
    this.#socket?.terminate();
  }

  close(): void {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  #open(): void {
    this.#refused = false;
    const { url, options } = socketTarget(this.#location);
    const socket = new WebSocket(url, {
      ...options,
      headers: { authorization: this.#authorization },
      perMessageDeflate: false,
      maxPayload: maximumFrameBytes,
      handshakeTimeout: 10_000,
    });
    this.#socket = socket;
    const heartbeat = new Heartbeat(socket);
    socket.on('open', () => {
      this.#openedAt = performance.now();
      this.#violated = false;
      this.#served = false;
      heartbeat.start();
      this.#handlers.onState('online');
    });
    socket.on('unexpected-response', (_request, response) => {
      const code = response.headers['x-narae-code'];
      if (code === 'revoked') this.#revoked();
      this.#refused = code === 'unauthorized';
      socket.terminate();
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) this.#onData(data, socket);
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', () => {
      heartbeat.stop();
      this.#onClose();
    });
  }

  /** What is no frame, or none that may come now, ends the connection: what was missed comes again with the next one. */
  #onData(data: Buffer, socket: WebSocket): void {
    // Frames that had arrived together with the one that ended the connection.
    if (socket.readyState !== WebSocket.OPEN) return;
    try {
      this.#onFrame(fromBinary(ServerFrameSchema, data));
    } catch (error) {
      this.#violated = true;
      socket.terminate();
      this.#handlers.onViolation(
        error instanceof AppError ? error : new AppError('invalid-request', { cause: error }),
      );
    }
  }

  #onFrame(frame: ServerFrame): void {
    if (frame.body.case === 'revoked') this.#revoked();
    else this.#handlers.onFrame(frame);
    if (frame.body.case !== 'hello') this.#served = true;
  }

  #revoked(): void {
    if (this.#ended) return;
    this.#ended = true;
    // Whatever else comes over this connection does not count.
    this.#socket?.terminate();
    this.#handlers.onState('revoked');
  }

  #onClose(): void {
    if (this.#ended) return;
    this.#handlers.onState(this.#refused ? 'refused' : 'offline');
    if (this.#wasGood()) this.#pause.reset();
    this.#openedAt = null;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#open();
    }, this.#pause.next());
  }

  /**
   * Whether the connection that has ended is a reason to try again soon: not one that was opened only to be misused, or by a
   * relay that cannot read what it would have to deliver.
   */
  #wasGood(): boolean {
    if (this.#openedAt === null) return false;
    const lasted = performance.now() - this.#openedAt;
    return this.#violated ? lasted > trustedMs : this.#served || lasted > settledMs;
  }
}

class Heartbeat {
  readonly #socket: WebSocket;
  #timer: NodeJS.Timeout | null = null;
  #answered = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('pong', () => {
      this.#answered = true;
    });
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (!this.#answered) this.#socket.terminate();
      this.#answered = false;
      this.#socket.ping();
    }, heartbeatMs);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}
