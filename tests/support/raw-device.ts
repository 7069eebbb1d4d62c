import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import { authorization } from '#core/backend/relay/authorization.ts';
import { FrameReader, opcode, rawFrame } from './raw-frames.ts';

/** What came of a frame: the connection stands, or was closed with a code, or without one. */
export type Outcome = number | 'open' | 'dropped';

/**
 * A device's connections byte by byte. Handshake, frame and ping leave in one piece, and a new connection is made only
 * when the last one was closed, so that tens of thousands of frames go through in seconds.
 */
export class RawDevice {
  readonly #path: string;
  readonly #handshake: Buffer;
  #socket: Socket | null = null;

  constructor(path: string, credential: DeviceCredential) {
    this.#path = path;
    this.#handshake = Buffer.from(
      [
        'GET /v1/socket HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Authorization: ${authorization(credential)}`,
        '\r\n',
      ].join('\r\n'),
    );
  }

  close(): void {
    this.#socket?.destroy();
  }

  /** Sends a frame with a ping behind it, and waits for the answer to the ping or the end of the connection. */
  exchange(frame: Buffer): Promise<Outcome> {
    return new Promise((resolve) => {
      const fresh = this.#socket === null;
      const socket = this.#socket ?? connect(this.#path);
      this.#socket = socket;
      const reader = new Answers(fresh);
      const settle = (outcome: Outcome): void => {
        socket.removeAllListeners();
        if (outcome !== 'open') {
          this.#socket = null;
          socket.on('error', () => undefined).destroy();
        }
        resolve(outcome);
      };
      socket.on('data', (chunk: Buffer) => {
        const outcome = reader.read(chunk);
        if (outcome !== null) settle(outcome);
      });
      socket.on('error', () => {
        settle('dropped');
      });
      socket.on('close', () => {
        settle('dropped');
      });
      const ping = rawFrame(opcode.ping, Buffer.from('?'));
      socket.write(Buffer.concat(fresh ? [this.#handshake, frame, ping] : [frame, ping]));
    });
  }
}

/** Looks for the close frame or the pong in what the relay answers. */
class Answers {
  readonly #frames = new FrameReader();
  #head: Buffer | null;

  constructor(withHead: boolean) {
    this.#head = withHead ? Buffer.alloc(0) : null;
  }

  read(chunk: Buffer): Outcome | null {
    for (const { first, payload } of this.#frames.read(this.#afterHead(chunk))) {
      if ((first & 0x0f) === opcode.close) return payload.length < 2 ? 'dropped' : payload.readUInt16BE();
      if ((first & 0x0f) === opcode.pong) return 'open';
    }
    return null;
  }

  #afterHead(chunk: Buffer): Buffer {
    if (this.#head === null) return chunk;
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return Buffer.alloc(0);
    const rest = this.#head.subarray(end + 4);
    this.#head = null;
    return rest;
  }
}
