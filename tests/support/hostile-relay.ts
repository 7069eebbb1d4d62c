import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { ServerFrameSchema } from '#shared/wire/generated/frame_pb.js';
import { temporaryFolder } from './temporary-folder.ts';

type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>['body']>;

/** A server frame in its bytes. */
export function serverFrame(body: ServerBody): Uint8Array {
  return toBinary(ServerFrameSchema, create(ServerFrameSchema, { body }));
}

/** What somebody can do who has taken the relay's place on its socket: send any frames to whoever connects. */
export class HostileRelay {
  readonly path = join(temporaryFolder(), 'relay.sock');
  /** Every connection there has been, the newest last. */
  readonly connections: WebSocket[] = [];
  readonly #server: Server = createServer();
  /** Called at once with each new connection. */
  onConnection: (socket: WebSocket) => void = () => undefined;

  static async start(): Promise<HostileRelay> {
    const relay = new HostileRelay();
    const sockets = new WebSocketServer({ server: relay.#server });
    sockets.on('connection', (socket) => {
      relay.connections.push(socket);
      relay.onConnection(socket);
    });
    relay.#server.listen(relay.path);
    await once(relay.#server, 'listening');
    onTestFinished(() => {
      for (const socket of relay.connections) socket.terminate();
      relay.#server.close();
    });
    return relay;
  }

  get newest(): WebSocket | undefined {
    return this.connections.at(-1);
  }
}
