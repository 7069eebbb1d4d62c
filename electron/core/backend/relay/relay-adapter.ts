import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import type {
  BackendAdapter,
  BackendDescription,
  BackendHandlers,
  SendCoverage,
} from '#shared/backend/adapter.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { DeviceCredential, EnrolmentAnswer, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type {
  Acceptance,
  IncomingEnvelope,
  MultiAcceptance,
  OutgoingEnvelope,
} from '#shared/backend/envelope.ts';
import type {
  DeviceList,
  KeyUpload,
  PreKeyBundle,
  PreKeyCount,
  PublishedKeys,
  SignedDeviceList,
} from '#shared/backend/keys.ts';
import type { ProfileUpload } from '#shared/backend/presence.ts';
import type { IssuedCertificate } from '#shared/backend/sender-certificate.ts';
import type { EnrolmentOffer } from '#shared/model/enrolment-offer.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { accountId, type AccountId, type DeviceId, type EnvelopeId } from '#shared/model/ids.ts';
import type { Activity } from '#shared/model/presence.ts';
import type { ServerFrame } from '#shared/wire/generated/frame_pb.js';
import {
  bundlesAnswer,
  certificateAnswer,
  deviceListAnswer,
  directoryAnswer,
  enrolmentAnswer,
  offersAnswer,
  photoAnswer,
  preKeyCountAnswer,
  publishedKeysAnswer,
  type keysRequest,
  type revocationRequest,
  serverDescription,
} from '#shared/wire/http.ts';
import { authorization } from './authorization.ts';
import { DeliveryOrder } from './delivery-order.ts';
import { PendingSends } from './pending-sends.ts';
import { fromWirePresence, toWireActivity, toWireProfile } from './presence-mapping.ts';
import { RelayHttp } from './relay-http.ts';
import type { RelayLocation } from './relay-location.ts';
import { RelaySocket, type ClientBody } from './relay-socket.ts';
import {
  fromWireEnvelope,
  toWireDeviceList,
  toWireEnrolment,
  toWireEnvelope,
  toWireKeys,
} from './wire-mapping.ts';
import { wireTime } from './wire-numbers.ts';

const nothing = z.object({});

/**
 * How long the relay may take to answer a send. The largest frame, 16 MB, is on its way for half of it over a line of 5 Mbit/s;
 * whoever takes longer, and yet answers pings, will not answer at all.
 */
const sendDeadlineMs = 60_000;

/** The client of our own relay, embedded or in the network: the same protocol over both. */
export class RelayAdapter implements BackendAdapter {
  readonly #location: RelayLocation;
  readonly #http: RelayHttp;
  readonly #sends: PendingSends;
  readonly #order = new DeliveryOrder();
  #authorization: string | null = null;
  #socket: RelaySocket | null = null;
  #handlers: BackendHandlers | null = null;

  /** `deadlineMs`: how long an answer to a send is waited for; for tests. */
  constructor(location: RelayLocation, deadlineMs = sendDeadlineMs) {
    this.#location = location;
    this.#sends = new PendingSends(deadlineMs, () => this.#socket?.renew());
    this.#http = new RelayHttp(location);
  }

  describe(): Promise<BackendDescription> {
    return this.#http.send({ method: 'GET', path: '/v1/server', answer: serverDescription });
  }

  async offers(): Promise<readonly EnrolmentOffer[]> {
    return (await this.#http.send({ method: 'GET', path: '/v1/offers', answer: offersAnswer })).offers;
  }

  enrol(request: EnrolmentRequest): Promise<EnrolmentAnswer> {
    const body = toWireEnrolment(request);
    return this.#http.send({ method: 'POST', path: '/v1/enrolment', body, answer: enrolmentAnswer });
  }

  connect(credential: DeviceCredential, handlers: BackendHandlers): void {
    this.#socket?.close();
    this.#authorization = authorization(credential);
    this.#handlers = handlers;
    this.#socket = new RelaySocket(this.#location, this.#authorization, {
      onFrame: (frame) => {
        this.#onFrame(frame);
      },
      onState: (state) => {
        if (state === 'online') this.#order.begin();
        else this.#sends.failAll();
        handlers.onState(state);
      },
      onViolation: (error) => handlers.onViolation?.(error),
    });
  }

  reconnect(): void {
    this.#socket?.reconnect();
  }

  close(): Promise<void> {
    this.#socket?.close();
    this.#http.close();
    this.#sends.failAll();
    return Promise.resolve();
  }

  async publishKeys(keys: KeyUpload, replaces = false): Promise<void> {
    const body: z.input<typeof keysRequest> = { ...toWireKeys(keys), replaces };
    await this.#authorized({ method: 'PUT', path: '/v1/keys', body, answer: nothing });
  }

  preKeyCount(): Promise<PreKeyCount> {
    return this.#authorized({ method: 'GET', path: '/v1/keys/count', answer: preKeyCountAnswer });
  }

  publishedKeys(): Promise<PublishedKeys> {
    return this.#authorized({ method: 'GET', path: '/v1/keys', answer: publishedKeysAnswer });
  }

  fetchDevices(account: AccountId): Promise<DeviceList> {
    return this.#authorized({
      method: 'GET',
      path: `/v1/accounts/${account}/devices`,
      answer: deviceListAnswer,
    });
  }

  fetchLastDevices(account: AccountId): Promise<DeviceList> {
    return this.#authorized({
      method: 'GET',
      path: `/v1/accounts/${account}/last-devices`,
      answer: deviceListAnswer,
    });
  }

  async fetchBundles(account: AccountId, devices?: readonly DeviceId[]): Promise<readonly PreKeyBundle[]> {
    const path = `/v1/accounts/${account}/bundles`;
    const body = devices === undefined ? {} : { devices };
    return (await this.#authorized({ method: 'POST', path, body, answer: bundlesAnswer })).bundles;
  }

  senderCertificate(): Promise<IssuedCertificate> {
    return this.#authorized({ method: 'GET', path: '/v1/certificate', answer: certificateAnswer });
  }

  async send(envelopes: readonly OutgoingEnvelope[], coverage: SendCoverage): Promise<Acceptance> {
    const value = {
      envelopes: envelopes.map(toWireEnvelope),
      namedDevicesOnly: coverage === 'named-devices',
    };
    // Which accounts were left out is said of no such message: it goes to all or to none.
    const {
      missing: _missing,
      full: _full,
      ...acceptance
    } = await this.#send((request) => ({
      case: 'send',
      value: { request, ...value },
    }));
    return acceptance;
  }

  sendMulti(id: EnvelopeId, message: Bytes): Promise<MultiAcceptance> {
    const value = { id: Buffer.from(id, 'hex'), message };
    return this.#send((request) => ({ case: 'sendMulti', value: { request, ...value } }));
  }

  #send(toBody: (request: number) => ClientBody): Promise<MultiAcceptance> {
    const { request, answer } = this.#sends.begin();
    if (this.#socket?.write(toBody(request)) !== true) this.#sends.failAll();
    return answer;
  }

  ack(upTo: number): void {
    this.#socket?.write({ case: 'ack', value: { upTo: BigInt(upTo) } });
  }

  watch(accounts: readonly AccountId[]): void {
    this.#socket?.write({ case: 'watch', value: { accounts: [...accounts] } });
  }

  tellActivity(activity: Exclude<Activity, 'offline'>): void {
    this.#socket?.write({ case: 'setActivity', value: { activity: toWireActivity(activity) } });
  }

  tellTyping(account: AccountId): void {
    this.#socket?.write({ case: 'typing', value: { account } });
  }

  async putProfile(profile: ProfileUpload): Promise<void> {
    const body = toWireProfile(profile);
    await this.#authorized({ method: 'PUT', path: '/v1/profile', body, answer: nothing });
  }

  async fetchPhoto(account: AccountId): Promise<Bytes | null> {
    const path = `/v1/accounts/${account}/photo`;
    return (await this.#authorized({ method: 'GET', path, answer: photoAnswer })).photo;
  }

  async *syncDirectory(since: string | null): AsyncIterable<DirectoryPage> {
    let token = since;
    for (let next: Promise<DirectoryPage> | null = this.#directoryPage(token); next !== null;) {
      const page: DirectoryPage = await next;
      // A relay that says "more" without moving on would keep us here for ever.
      const isStuck = page.more && page.token === token;
      token = page.token;
      // The relay makes the next page while this one is stored.
      next = page.more && !isStuck ? this.#directoryPage(token) : null;
      // Whoever reads on is told of a failure; whoever stops here is not.
      next?.catch(ignore);
      yield page;
      if (isStuck) throw new AppError('unavailable');
    }
  }

  #directoryPage(since: string | null): Promise<DirectoryPage> {
    const path = since === null ? '/v1/directory' : `/v1/directory?since=${encodeURIComponent(since)}`;
    return this.#authorized({ method: 'GET', path, answer: directoryAnswer });
  }

  async revokeDevice(device: DeviceId, list: SignedDeviceList): Promise<void> {
    const path = `/v1/devices/${String(device)}/revocation`;
    const body: z.input<typeof revocationRequest> = { list: toWireDeviceList(list) };
    await this.#authorized({ method: 'POST', path, body, answer: nothing });
  }

  #authorized<Schema extends z.ZodType>(request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly body?: unknown;
    readonly answer: Schema;
  }): Promise<z.output<Schema>> {
    if (this.#authorization === null) return Promise.reject(new AppError('not-enrolled'));
    return this.#http.send({ ...request, authorization: this.#authorization });
  }

  /** Throwing ends the connection. */
  #onFrame({ body }: ServerFrame): void {
    switch (body.case) {
      case 'accepted':
        this.#sends.accept(body.value);
        return;
      case 'refused':
        this.#sends.refuse(body.value);
        return;
      case 'deliver':
        this.#onDeliver(body.value.envelopes.map(fromWireEnvelope));
        return;
      case 'directoryBell':
        this.#handlers?.onDirectoryChanged();
        return;
      case 'hello':
        this.#handlers?.onServerTime(wireTime(body.value.time));
        return;
      case 'presences':
        this.#handlers?.onPresences?.(body.value.presences.map(fromWirePresence));
        return;
      case 'typing':
        this.#handlers?.onTyping?.(accountId(body.value.account));
        return;
      case 'revoked':
      case undefined:
        // The socket deals with revocation; a frame of a newer relay is nothing to this version.
        return;
    }
  }

  #onDeliver(envelopes: readonly IncomingEnvelope[]): void {
    this.#order.check(envelopes);
    this.#handlers?.onEnvelopes(envelopes);
  }
}

function ignore(): void {
  // Told to whoever asks for the page.
}
