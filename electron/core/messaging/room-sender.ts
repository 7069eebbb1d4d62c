import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Acceptance } from '#shared/backend/envelope.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { distributionId, type AccountId, type DistributionId, type GroupId } from '#shared/model/ids.ts';
import { standardKeys, type DeviceBook, type KeyPlan } from '#core/account/index.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Zone, ZoneScope } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { KeyHolder, LocalAccount, RoomJob, SealedPost, Storage } from '#core/storage/index.ts';
import { fetchBundles, type BundleMap } from './bundle-fetcher.ts';
import type { Certificates } from './certificates.ts';
import { freshEnvelopeId } from './envelope-ids.ts';
import { encodeGroupContent } from './group-content.ts';

/** What sending to rooms works with. */
export interface RoomSenderPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly local: LocalAccount;
  readonly devices: DeviceBook;
  readonly certificates: Certificates;
  readonly clock: Clock;
  readonly onStep: OnStep;
  /** How long a sender key is used; the standard when left out. */
  readonly keys?: Pick<KeyPlan, 'senderKeyMs'>;
}

/** How often a post is sealed anew in a row because devices changed; more than that is a relay gone wrong. */
const maximumRefreshes = 5;
/** Devices that get the sender key in one send: what is lost with a crash, and the pace of progress, in a room of a thousand. */
const sharedAtOnce = 50;

/** A device of a member. */
interface MemberDevice {
  readonly address: DeviceAddress;
  readonly registrationId: number;
}

/**
 * Sends to everybody in a room: the own sender key first to the devices that do not have it yet, some at a time, and then one
 * ciphertext for all. Whatever breaks off goes on where it was: shares that were accepted are not made again, and what was
 * sealed leaves as the same bytes.
 */
export class RoomSender {
  readonly #ports: RoomSenderPorts;

  constructor(ports: RoomSenderPorts) {
    this.#ports = ports;
  }

  /** Null where there is nobody but oneself to send to. @throws as the adapter, and as `DeviceBook.refresh`. */
  async send(job: RoomJob): Promise<Acceptance | null> {
    const { storage, backend, devices } = this.#ports;
    for (let refreshes = 0; ; refreshes++) {
      try {
        const sealed = storage.outbox.sealed(job.id) ?? (await this.#seal(job));
        if (sealed === null) return null;
        return await backend.sendMulti(sealed.envelope, sealed.ciphertext);
      } catch (error) {
        if (!(error instanceof StaleDevicesError) || refreshes >= maximumRefreshes) throw error;
        for (const account of error.accounts) await devices.refresh(account);
        this.#discard(job);
      }
    }
  }

  /** Whom it was sealed for has changed: the relay has not taken it, and nobody is to be sent it again. */
  #discard(job: RoomJob): void {
    const { storage } = this.#ports;
    storage.transaction(() => {
      const sealed = storage.outbox.sealed(job.id);
      if (sealed !== null) storage.sent.forget(sealed.envelope);
      storage.outbox.discardSealed(job.id);
    });
  }

  async #seal(job: RoomJob): Promise<SealedPost | null> {
    const all = await this.#devicesOf(job.room);
    const distribution = this.#distribution(job.room);
    const left = await this.#shareKey(job.room, distribution, all);
    const members = all.filter(({ address }) => !left.has(address.account));
    if (members.length === 0) return null;
    const certificate = await this.#ports.certificates.current();
    const envelope = freshEnvelopeId();
    const { message, content } = job;
    const sealed = await this.#ports.zone.run(async (scope) => {
      const recipients = members.map(({ address }) => address);
      // What was opened since may have put a session away: then it is begun anew first.
      if (!members.every((member) => scope.hasSession(member.address, member.registrationId)))
        throw new StaleDevicesError([]);
      const ciphertext = await scope.sealForMany({ distribution, certificate }, recipients, content);
      return {
        value: { envelope, ciphertext },
        write: () => {
          this.#ports.storage.outbox.saveSealed(job.id, { envelope, ciphertext });
          this.#ports.storage.sent.addToRoom({ envelope, distribution, message, content });
        },
      };
    });
    this.#ports.onStep('send:sealed');
    return sealed;
  }

  /** All devices of all members but this one. Whoever has none yet, or not any more, gets nothing. */
  async #devicesOf(room: GroupId): Promise<readonly MemberDevice[]> {
    const { storage, local } = this.#ports;
    const found: MemberDevice[] = [];
    for (const { account } of storage.rooms.members(room))
      for (const { device, registrationId } of await this.#listed(account))
        if (account !== local.account || device !== local.device)
          found.push({ address: { account, device }, registrationId });
    return found;
  }

  async #listed(account: AccountId): ReturnType<DeviceBook['devices']> {
    try {
      return await this.#ports.devices.devices(account);
    } catch (error) {
      if (isOfOne(error)) return [];
      throw error;
    }
  }

  #distribution(room: GroupId): DistributionId {
    const { storage, clock, keys = standardKeys } = this.#ports;
    return storage.transaction(() => {
      const known = storage.senderKeys.distribution(room);
      const now = clock.now();
      if (known !== null && Math.abs(now - known.since) < keys.senderKeyMs) return known.id;
      const id = distributionId(randomUUID());
      storage.senderKeys.begin(room, { id, since: now });
      return id;
    });
  }

  /** Answers the accounts that cannot be given the key: they are left out, and do not keep the message from all others. */
  async #shareKey(
    room: GroupId,
    distribution: DistributionId,
    members: readonly MemberDevice[],
  ): Promise<ReadonlySet<AccountId>> {
    const holders = this.#ports.storage.senderKeys.holders(distribution);
    const lacking = await this.#inZone((scope) =>
      members.filter(
        ({ address, registrationId }) =>
          holders.get(addressKey(address)) !== registrationId || !scope.hasSession(address, registrationId),
      ),
    );
    const left = new Set<AccountId>();
    for (let from = 0; from < lacking.length; from += sharedAtOnce) {
      const some = lacking.slice(from, from + sharedAtOnce);
      for (const account of await this.#shareWithSome(room, distribution, some)) left.add(account);
    }
    return left;
  }

  /** All of them at once; where one of them hinders that, halves of them, until it is alone. */
  async #shareWithSome(
    room: GroupId,
    distribution: DistributionId,
    members: readonly MemberDevice[],
  ): Promise<readonly AccountId[]> {
    try {
      await this.#shareWith(room, distribution, members);
      return [];
    } catch (error) {
      if (!isOfOne(error)) throw error;
      if (members.length === 1) return members.map(({ address }) => address.account);
      const half = Math.ceil(members.length / 2);
      const [some, others] = [members.slice(0, half), members.slice(half)];
      return [
        ...(await this.#shareWithSome(room, distribution, some)),
        ...(await this.#shareWithSome(room, distribution, others)),
      ];
    }
  }

  async #shareWith(
    room: GroupId,
    distribution: DistributionId,
    members: readonly MemberDevice[],
  ): Promise<void> {
    const { storage, backend } = this.#ports;
    const strangers = await this.#inZone((scope) =>
      members.filter(({ address, registrationId }) => !scope.hasSession(address, registrationId)),
    );
    const bundles = await fetchBundles(
      backend,
      strangers.map(({ address }) => address),
    );
    const { envelopes, holders } = await this.#ports.zone.run(async (scope) => {
      const sealed = [];
      for (const member of members) {
        await startSession(scope, member, bundles);
        const distributionMessage = await scope.shareSenderKey(distribution);
        const content = encodeGroupContent({ kind: 'sender-key', group: room, distributionMessage });
        sealed.push({ member, ...(await scope.encrypt(member.address, content)) });
      }
      const value = {
        envelopes: sealed.map(({ member, ...envelope }) => ({
          id: freshEnvelopeId(),
          to: member.address,
          ...envelope,
        })),
        holders: members.map((member) => ({ ...member, identity: identityOf(scope, member) })),
      };
      // Not kept until they are sent: the next attempt gives the same key, sealed anew.
      return { value, write: () => undefined };
    });
    await backend.send(envelopes, 'named-devices');
    storage.transaction(() => {
      storage.senderKeys.share(distribution, holders satisfies readonly KeyHolder[]);
    });
    this.#ports.onStep('send:key-shared');
  }

  #inZone<Value>(look: (scope: ZoneScope) => Value): Promise<Value> {
    return this.#ports.zone.run((scope) => Promise.resolve({ value: look(scope), write: () => undefined }));
  }
}

/** Why one member gets nothing, which is no reason to keep it from all others. */
function isOfOne(error: unknown): boolean {
  const codes: readonly string[] = ['not-found', 'no-account', 'bad-keys', 'mailbox-full'];
  return error instanceof AppError && codes.includes(error.code);
}

async function startSession(
  scope: ZoneScope,
  { address, registrationId }: MemberDevice,
  bundles: BundleMap,
): Promise<void> {
  if (scope.hasSession(address, registrationId)) return;
  const bundle = bundles.get(addressKey(address));
  if (bundle?.registrationId !== registrationId) throw new StaleDevicesError([address.account]);
  await scope.startSession(address, bundle);
}

function identityOf(scope: ZoneScope, { address }: MemberDevice): Bytes {
  const identity = scope.identity(address.account);
  if (identity === null) throw new AppError('internal');
  return identity;
}
