import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testAgency } from '#tests/support/demo-staff.ts';
import { Gateway, type ListenAddress } from '#relay/gateway/gateway.ts';
import { MemoryBus } from '#relay/stores/memory-bus.ts';
import { SqliteControlStore } from '#relay/stores/sqlite/sqlite-control-store.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import type { Database } from '#sqlite/database.ts';
import { relayDatabase } from './relay-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization?: string | undefined;
  readonly body?: unknown;
}

/** A gateway whose stores and tables the test sees, asked without an adapter in between. */
export class BareGateway {
  readonly database: Database = relayDatabase().open();
  readonly mailboxes = new SqliteMailboxStore(this.database);
  readonly control = new SqliteControlStore(this.database, this.mailboxes);
  readonly bus = new MemoryBus();
  readonly gateway: Gateway;
  #address: ListenAddress;

  private constructor(address: ListenAddress) {
    const { name, directory, offered } = testAgency;
    this.control.putDirectory(directory(), 'test');
    const { control, mailboxes, bus } = this;
    this.gateway = new Gateway({ control, mailboxes, bus, agency: name, offered, now: Date.now });
    this.#address = address;
  }

  static async listen(kind: ListenAddress['kind']): Promise<BareGateway> {
    const bare = new BareGateway(
      kind === 'local'
        ? { kind, path: join(temporaryFolder(), 'relay.sock') }
        : { kind, host: '127.0.0.1', port: 0 },
    );
    bare.#address = await bare.gateway.listen(bare.#address);
    onTestFinished(() => bare.gateway.close());
    return bare;
  }

  /** How `node:http` and `ws` get there. */
  get target(): { readonly socketPath: string } | { readonly host: string; readonly port: number } {
    const address = this.#address;
    return address.kind === 'local'
      ? { socketPath: address.path }
      : { host: address.host, port: address.port };
  }

  ask({ method, path, authorization, body }: PlainRequest): Promise<{ status: number; body: unknown }> {
    const headers: Record<string, string> = {};
    if (authorization !== undefined) headers['authorization'] = authorization;
    if (body !== undefined) headers['content-type'] = 'application/json';
    return new Promise((resolve, reject) => {
      const asked = request({ ...this.target, method, path, headers, agent: false }, (response) => {
        text(response).then((answer) => {
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) as unknown });
        }, reject);
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
