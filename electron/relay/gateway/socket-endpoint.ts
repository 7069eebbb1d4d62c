import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import { maximumFrameBytes } from '#shared/wire/limits.ts';
import { authenticate } from './authenticate.ts';
import { DeviceSocket } from './device-socket.ts';
import { toAppError } from './error-answer.ts';
import type { GatewayContext } from './gateway-context.ts';

/** `GET /v1/socket`: authenticated before the handshake; a device has one socket, and the newest one is it. */
export class SocketEndpoint {
  readonly #context: GatewayContext;
  // Ciphertext does not compress.
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maximumFrameBytes,
  });
  readonly #open = new Map<string, DeviceSocket>();

  constructor(context: GatewayContext) {
    this.#context = context;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
  }

  /** Tells a device's socket, if it has one, that the device has been revoked. */
  revoke(address: DeviceAddress): void {
    this.#open.get(addressKey(address))?.revoke();
  }

  close(): void {
    for (const socket of this.#open.values()) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {
      socket.destroy();
    });
    try {
      if (request.url !== '/v1/socket') {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      const address = authenticate(this.#context.control, request.headers.authorization);
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        const key = addressKey(address);
        this.#open.get(key)?.terminate();
        const deviceSocket = new DeviceSocket(this.#context, address, opened);
        this.#open.set(key, deviceSocket);
        opened.on('close', () => {
          if (this.#open.get(key) === deviceSocket) this.#open.delete(key);
        });
      });
    } catch (error) {
      this.#context.noteFailure?.(error);
      const { code } = toAppError(error);
      socket.end(`HTTP/1.1 401 Unauthorized\r\nX-Narae-Code: ${code}\r\nConnection: close\r\n\r\n`);
    }
  }
}
