import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { onTestFinished } from 'vitest';
import { createBackend, type BackendConfiguration } from '#core/backend/index.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceCredential, EnrolmentClaim } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import type { Presence } from '#shared/model/presence.ts';
import { eventually } from './eventually.ts';
import { randomEnrolment, signDeviceList } from './key-upload.ts';

/** An enrolled device at the adapter's level: real connection, keys and ciphertexts without meaning. */
export class BackendClient {
  readonly adapter: BackendAdapter;
  readonly credential: DeviceCredential;
  readonly registrationId: number;
  readonly identity: IdentityKeyPair;
  readonly received: IncomingEnvelope[] = [];
  readonly states: ConnectionState[] = [];
  readonly serverTimes: number[] = [];
  /** What was last told of each account. */
  readonly presences = new Map<AccountId, Presence>();
  readonly typing: AccountId[] = [];
  bells = 0;

  private constructor(
    adapter: BackendAdapter,
    credential: DeviceCredential,
    registrationId: number,
    identity: IdentityKeyPair,
  ) {
    this.adapter = adapter;
    this.credential = credential;
    this.registrationId = registrationId;
    this.identity = identity;
    onTestFinished(() => adapter.close());
  }

  /** Enrols as one of the people on offer. */
  static enrolled(
    configuration: BackendConfiguration,
    person: PersonId,
    oneTimeKeys = 3,
  ): Promise<BackendClient> {
    return BackendClient.enrolledBy(configuration, { kind: 'offer', person }, oneTimeKeys);
  }

  static async enrolledBy(
    configuration: BackendConfiguration,
    claim: EnrolmentClaim,
    oneTimeKeys = 3,
  ): Promise<BackendClient> {
    const adapter = createBackend(configuration);
    const identity = IdentityKeyPair.generate();
    const request = randomEnrolment(claim, oneTimeKeys, identity);
    const { device } = await adapter.enrol(request);
    const client = new BackendClient(
      adapter,
      { account: request.account, device, secret: request.secret },
      request.registrationId,
      identity,
    );
    await client.connect();
    return client;
  }

  /** The same device over a new connection of its own. */
  async again(configuration: BackendConfiguration): Promise<BackendClient> {
    const client = new BackendClient(
      createBackend(configuration),
      this.credential,
      this.registrationId,
      this.identity,
    );
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
      onPresences: (presences) => {
        for (const { account, presence } of presences) this.presences.set(account, presence);
      },
      onTyping: (account) => this.typing.push(account),
      onServerTime: (time) => this.serverTimes.push(time),
    });
    await eventually(() => this.states.includes('online'));
  }

  /** As a person does who gives up this PC: an account without a device is left. */
  async revokeItself(): Promise<void> {
    const { account, device } = this.credential;
    await this.adapter.revokeDevice(device, signDeviceList(this.identity, account, 2, []));
  }

  get texts(): readonly string[] {
    return this.received.map(({ ciphertext }) => Buffer.from(ciphertext).toString());
  }
}
