import { chmodSync, rmSync } from 'node:fs';
import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { maximumBodyBytes } from '#shared/wire/limits.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { deviceRoutes } from './device-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { answerError } from './error-answer.ts';
import type { GatewayContext, GatewayOptions } from './gateway-context.ts';
import { keyRoutes } from './key-routes.ts';
import { standardLimits } from './limits/gateway-limits.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { PresenceBoard } from './presence/presence-board.ts';
import { profileRoutes } from './profile-routes.ts';
import { SocketEndpoint } from './socket-endpoint.ts';

/** Where a gateway listens: a local socket (or named pipe) of this PC, or a port of the network. */
export type ListenAddress =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'network'; readonly host: string; readonly port: number };

/** The relay's one door: HTTP for requests, one WebSocket a device for envelopes. The same over both kinds of address. */
export class Gateway {
  readonly #server: FastifyInstance;
  readonly #sockets: SocketEndpoint;
  readonly #routes: string[] = [];

  constructor({ limits = standardLimits, ...options }: GatewayOptions) {
    const context: GatewayContext = {
      ...options,
      limits: new RateLimits(limits),
      presence: new PresenceBoard(options.bus),
    };
    this.#server = fastify({
      bodyLimit: maximumBodyBytes,
      logger: false,
      forceCloseConnections: true,
      exposeHeadRoutes: false,
    });
    this.#server.addHook('onRoute', ({ method, url }) => {
      this.#routes.push(`${String(method)} ${url}`);
    });
    this.#sockets = new SocketEndpoint(context);
    this.#server.setErrorHandler((error: FastifyError, request, reply) => {
      options.noteFailure?.(error);
      answerError(error, request, reply);
    });
    this.#server.setNotFoundHandler(() => {
      throw new AppError('not-found');
    });
    const onRevoked = (address: DeviceAddress): void => {
      this.#sockets.revoke(address);
    };
    enrolmentRoutes(this.#server, context, onRevoked);
    keyRoutes(this.#server, context);
    certificateRoutes(this.#server, context);
    directoryRoutes(this.#server, context);
    profileRoutes(this.#server, context);
    deviceRoutes(this.#server, context, onRevoked);
    this.#sockets.attach(this.#server.server);
  }

  /** Every HTTP route there is, as `GET /v1/server`: what the access matrix has to have a row for. */
  get routes(): readonly string[] {
    return this.#routes;
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
