import { chmodSync, rmSync } from 'node:fs';
import { fastify, type FastifyInstance } from 'fastify';
import { AppError } from '#shared/errors/app-error.ts';
import { maximumBodyBytes } from '#shared/wire/limits.ts';
import { deviceRoutes } from './device-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { answerError } from './error-answer.ts';
import type { GatewayContext } from './gateway-context.ts';
import { keyRoutes } from './key-routes.ts';
import { SocketEndpoint } from './socket-endpoint.ts';

/** Where a gateway listens: a local socket (or named pipe) of this PC, or a port of the network. */
export type ListenAddress =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'network'; readonly host: string; readonly port: number };

/** The relay's one door: HTTP for requests, one WebSocket a device for envelopes. The same over both kinds of address. */
export class Gateway {
  readonly #server: FastifyInstance;
  readonly #sockets: SocketEndpoint;

  constructor(context: GatewayContext) {
    this.#server = fastify({ bodyLimit: maximumBodyBytes, logger: false, forceCloseConnections: true });
    this.#sockets = new SocketEndpoint(context);
    this.#server.setErrorHandler(answerError);
    this.#server.setNotFoundHandler(() => {
      throw new AppError('not-found');
    });
    enrolmentRoutes(this.#server, context);
    keyRoutes(this.#server, context);
    directoryRoutes(this.#server, context);
    deviceRoutes(this.#server, context, (key) => {
      this.#sockets.revoke(key);
    });
    this.#sockets.attach(this.#server.server);
  }

  /** Resolves with the address in use: a port of 0 is replaced by the one that was given. */
  async listen(address: ListenAddress): Promise<ListenAddress> {
    if (address.kind === 'local') {
      const isFile = !address.path.startsWith('\\\\');
      // Whoever listens holds the database alone, so a socket file that is still there belongs to nobody.
      if (isFile) rmSync(address.path, { force: true });
      await this.#server.listen({ path: address.path });
      if (isFile) chmodSync(address.path, 0o600);
      return address;
    }
    await this.#server.listen({ host: address.host, port: address.port });
    const bound = this.#server.server.address();
    return typeof bound === 'object' && bound !== null ? { ...address, port: bound.port } : address;
  }

  async close(): Promise<void> {
    this.#sockets.close();
    await this.#server.close();
  }
}
