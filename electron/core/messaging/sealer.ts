import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceEntry, PreKeyBundle } from '#shared/backend/keys.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { envelopeId, type AccountId } from '#shared/model/ids.ts';
import type { Zone, ZoneScope } from '#core/signal/index.ts';
import type { LocalAccount, OutboxJob, Storage } from '#core/storage/index.ts';
import { decodeContent, encodeSentTranscript } from './content.ts';

/** One device that gets a job's content, or what my own devices are told about it. */
interface Target {
  readonly address: DeviceAddress;
  readonly registrationId: number;
  readonly content: Bytes;
}

/** Makes the envelopes of outbox jobs: once, committed together with the ratchet steps, before any byte leaves. */
export class Sealer {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #zone: Zone;
  readonly #local: LocalAccount;

  constructor(storage: Storage, backend: BackendAdapter, zone: Zone, local: LocalAccount) {
    this.#storage = storage;
    this.#backend = backend;
    this.#zone = zone;
    this.#local = local;
  }

  /**
   * The envelopes of a job: those made before, or new ones for every device of the recipient and my own others.
   * @throws AppError `no-account` when the recipient has no device, or as the adapter.
   */
  async seal(job: OutboxJob): Promise<readonly OutgoingEnvelope[]> {
    const made = this.#storage.outbox.envelopes(job.id);
    if (made.length > 0) return made;
    const targets = await this.#targets(job);
    const bundles = await this.#fetchBundles(await this.#withoutSession(targets));
    return this.#zone.run(async (scope) => {
      const envelopes: OutgoingEnvelope[] = [];
      for (const target of targets) envelopes.push(await seal(scope, target, bundles));
      return {
        value: envelopes,
        write: () => {
          this.#storage.outbox.saveEnvelopes(job.id, envelopes);
        },
      };
    });
  }

  /** The relay knows other devices: asks for them, and drops the envelopes that were made for the old ones. */
  async refresh(job: OutboxJob, accounts: readonly AccountId[]): Promise<void> {
    const lists = await Promise.all(accounts.map((account) => this.#backend.fetchDevices(account)));
    this.#storage.transaction(() => {
      for (const list of lists) this.#storage.protocol.saveDevices(list.account, list.devices);
      this.#storage.outbox.discardEnvelopes(job.id);
    });
  }

  async #targets(job: OutboxJob): Promise<readonly Target[]> {
    const devices = await this.#devices(job.recipient);
    if (devices.length === 0) throw new AppError('no-account');
    return [...devices.map(toTarget(job.recipient, job.content)), ...this.#ownTargets(job)];
  }

  async #devices(account: AccountId): Promise<readonly DeviceEntry[]> {
    const known = this.#storage.protocol.devices(account);
    if (known !== null) return known;
    const list = await this.#backend.fetchDevices(account);
    this.#storage.transaction(() => {
      this.#storage.protocol.saveDevices(account, list.devices);
    });
    return list.devices;
  }

  #ownTargets(job: OutboxJob): readonly Target[] {
    const content = decodeContent(job.content);
    if (content.kind !== 'text' || job.recipient === this.#local.account) return [];
    const others = (this.#storage.protocol.devices(this.#local.account) ?? []).filter(
      ({ device }) => device !== this.#local.device,
    );
    return others.map(toTarget(this.#local.account, encodeSentTranscript(job.recipient, content.text)));
  }

  #withoutSession(targets: readonly Target[]): Promise<readonly Target[]> {
    return this.#zone.run((scope) =>
      Promise.resolve({
        value: targets.filter((target) => !scope.hasSession(target.address, target.registrationId)),
        write: () => undefined,
      }),
    );
  }

  async #fetchBundles(targets: readonly Target[]): Promise<BundleMap> {
    const bundles: BundleMap = new Map();
    for (const account of new Set(targets.map((target) => target.address.account))) {
      const devices = targets
        .filter(({ address }) => address.account === account)
        .map(({ address }) => address.device);
      for (const bundle of await this.#backend.fetchBundles(account, devices))
        bundles.set(addressKey({ account, device: bundle.device }), bundle);
    }
    return bundles;
  }
}

type BundleMap = Map<string, PreKeyBundle>;

async function seal(scope: ZoneScope, target: Target, bundles: BundleMap): Promise<OutgoingEnvelope> {
  const { address, registrationId, content } = target;
  if (!scope.hasSession(address, registrationId)) {
    const bundle = bundles.get(addressKey(address));
    // The device is gone, or was enrolled anew, since the list was fetched.
    if (bundle?.registrationId !== registrationId) throw new StaleDevicesError([address.account]);
    await scope.startSession(address, bundle);
  }
  const sealed = await scope.encrypt(address, content);
  return {
    id: envelopeId(randomBytes(16).toString('hex')),
    to: address,
    registrationId: sealed.registrationId,
    type: sealed.type,
    ciphertext: sealed.ciphertext,
  };
}

function toTarget(account: AccountId, content: Bytes): (entry: DeviceEntry) => Target {
  return ({ device, registrationId }) => ({ address: { account, device }, registrationId, content });
}
