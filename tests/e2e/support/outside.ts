import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';

/** A machine that everything outside stands for: it takes every connection and datagram, answers none, and remembers. */
export class Outside {
  /** What came, in order. */
  readonly received: ('connection' | 'datagram')[] = [];
  /** Where it takes datagrams and connections. */
  readonly addresses = { datagrams: '', connections: '' };
  readonly #server: Server;
  readonly #socket: Socket;

  private constructor() {
    this.#server = createServer((socket) => {
      this.received.push('connection');
      socket.on('error', () => undefined);
      socket.resume();
    });
    this.#socket = createSocket('udp4', () => {
      this.received.push('datagram');
    });
  }

  static async start(): Promise<Outside> {
    const outside = new Outside();
    outside.#server.listen(0, host);
    outside.#socket.bind(0, host);
    await Promise.all([once(outside.#server, 'listening'), once(outside.#socket, 'listening')]);
    const address = outside.#server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    outside.addresses.connections = `${host}:${String(address.port)}`;
    outside.addresses.datagrams = `${host}:${String(outside.#socket.address().port)}`;
    return outside;
  }

  async stop(): Promise<void> {
    this.#socket.close();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Not the loopback where there is another: what goes to that is no traffic with the outside for the watches. */
const host =
  Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.2';
