import { once } from 'node:events';
import { connect } from 'node:net';
import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import { ClientFrameSchema, ServerFrameSchema, type ServerFrame } from '#shared/wire/generated/frame_pb.js';
import { authorization } from '#core/backend/relay/authorization.ts';

type ClientBody = NonNullable<MessageInitShape<typeof ClientFrameSchema>['body']>;
type BodyCase = NonNullable<ServerFrame['body']['case']>;
type BodyOf<Case extends BodyCase> = Extract<ServerFrame['body'], { readonly case: Case }>['value'];

/** A client frame in its bytes. */
export function clientFrame(body: ClientBody): Uint8Array {
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { body }));
}

/** A device's connection by hand: it sends whatever bytes it is given, and acknowledges nothing by itself. */
export class WireClient {
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  closedWith: number | null = null;

  private constructor(path: string, credential: DeviceCredential) {
    this.socket = new WebSocket('ws://localhost/v1/socket', {
      headers: { authorization: authorization(credential) },
      createConnection: () => connect(path),
    });
    this.socket.on('message', (data) => {
      if (data instanceof Buffer) this.frames.push(fromBinary(ServerFrameSchema, data));
    });
    this.socket.on('close', (code) => {
      this.closedWith = code;
    });
    onTestFinished(() => {
      this.socket.terminate();
    });
  }

  static async open(path: string, credential: DeviceCredential): Promise<WireClient> {
    const client = new WireClient(path, credential);
    await once(client.socket, 'open');
    return client;
  }

  send(body: ClientBody): void {
    this.socket.send(clientFrame(body));
  }

  /** The bodies of one kind that have come, in order. */
  bodies<Case extends BodyCase>(wanted: Case): readonly BodyOf<Case>[] {
    const found: BodyOf<Case>[] = [];
    for (const { body } of this.frames) if (body.case === wanted) found.push(body.value as BodyOf<Case>);
    return found;
  }
}
