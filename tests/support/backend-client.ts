import { onTestFinished } from 'vitest';
import { createBackend, type BackendConfiguration } from '#core/backend/index.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from './eventually.ts';
import { randomEnrolment } from './key-upload.ts';

/** An enrolled device at the adapter's level: real connection, keys and ciphertexts without meaning. */
export class BackendClient {
  readonly adapter: BackendAdapter;
  readonly credential: DeviceCredential;
  readonly registrationId: number;
  readonly received: IncomingEnvelope[] = [];
  readonly states: ConnectionState[] = [];
  bells = 0;

  private constructor(adapter: BackendAdapter, credential: DeviceCredential, registrationId: number) {
    this.adapter = adapter;
    this.credential = credential;
    this.registrationId = registrationId;
    onTestFinished(() => adapter.close());
  }

  static async enrolled(
    configuration: BackendConfiguration,
    person: PersonId,
    oneTimeKeys = 3,
  ): Promise<BackendClient> {
    const adapter = createBackend(configuration);
    const request = randomEnrolment({ kind: 'offer', person }, oneTimeKeys);
    const { device } = await adapter.enrol(request);
    const client = new BackendClient(
      adapter,
      { account: request.account, device, secret: request.secret },
      request.registrationId,
    );
    await client.connect();
    return client;
  }

  /** The same device over a new connection of its own. */
  async again(configuration: BackendConfiguration): Promise<BackendClient> {
    const client = new BackendClient(createBackend(configuration), this.credential, this.registrationId);
    await client.connect();
    return client;
  }

  async connect(): Promise<void> {
    this.adapter.connect(this.credential, {
      onEnvelopes: (envelopes) => this.received.push(...envelopes),
      onState: (state) => this.states.push(state),
      onDirectoryChanged: () => {
        this.bells += 1;
      },
    });
    await eventually(() => this.states.includes('online'));
  }

  get texts(): readonly string[] {
    return this.received.map(({ ciphertext }) => Buffer.from(ciphertext).toString());
  }
}
