import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FrameReader, opcode, rawFrame } from './raw-frames.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** From RFC 6455, 1.3. */
const webSocketId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A relay's place taken by somebody who sends single bytes: one frame after the other to whoever is connected. */
export class RawRelay {
  readonly path = join(temporaryFolder(), 'relay.sock');
  #socket: Socket | null = null;
  #onSocket: (socket: Socket) => void = () => undefined;
  #onAnswer: (outcome: 'open' | 'closed') => void = () => undefined;

  static async start(): Promise<RawRelay> {
    const relay = new RawRelay();
    const server = createServer((socket) => {
      relay.#accept(socket);
    });
    server.listen(relay.path);
    await once(server, 'listening');
    onTestFinished(() => {
      relay.#socket?.destroy();
      server.close();
    });
    return relay;
  }

  /** Sends a frame over the present connection, or the next one, and waits for the client's answer to a ping or its end. */
  async exchange(frame: Buffer): Promise<'open' | 'closed'> {
    const socket = this.#socket ?? (await this.#next());
    const answered = new Promise<'open' | 'closed'>((resolve) => {
      this.#onAnswer = resolve;
    });
    socket.write(Buffer.concat([frame, rawFrame(opcode.ping, Buffer.from('?'), { masked: false })]));
    return answered;
  }

  #next(): Promise<Socket> {
    return new Promise((resolve) => {
      this.#onSocket = resolve;
    });
  }

  #accept(socket: Socket): void {
    const frames = new FrameReader();
    let head: string | null = '';
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
      this.#onAnswer('closed');
    });
    socket.on('data', (chunk: Buffer) => {
      if (head !== null) {
        head += chunk.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        socket.write(handshakeAnswer(head));
        head = null;
        this.#socket = socket;
        this.#onSocket(socket);
        return;
      }
      if (frames.read(chunk).some(({ first }) => (first & 0x0f) === opcode.pong)) this.#onAnswer('open');
    });
  }
}

function handshakeAnswer(request: string): string {
  const key = /^Sec-WebSocket-Key: (.*)\r$/im.exec(request)?.[1] ?? '';
  const accept = createHash('sha1')
    .update(key + webSocketId)
    .digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}
