import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, DistributionId, GroupId } from '#shared/model/ids.ts';
import type { Zone, ZoneScope } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { KeyHolder, Storage } from '#core/storage/index.ts';
import type { TrustKeeper } from '#core/trust/index.ts';
import { fetchSomeBundles, requireListedKeys, type BundleMap } from './bundle-fetcher.ts';
import { freshEnvelopeId } from './envelope-ids.ts';
import { encodeGroupContent } from './group-content.ts';

/** What giving a sender key to others works with. */
export interface KeySharingPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly trust: TrustKeeper;
  readonly onStep: OnStep;
}

/** A device of a member. */
export interface MemberDevice {
  readonly address: DeviceAddress;
  readonly registrationId: number;
}

/** Members who cannot be given the key now, and why. */
export type LeftOut = ReadonlyMap<AccountId, ErrorCode>;

/** For whom the sender key of a room is. */
export interface Sharing {
  readonly room: GroupId;
  readonly distribution: DistributionId;
  readonly members: readonly MemberDevice[];
  /** Told how many of the devices that lack the key have it by now. */
  readonly onProgress: (done: number, of: number) => void;
}

/** Devices that get the sender key in one send: what is lost with a crash, and the pace of progress, in a room of a thousand. */
const sharedAtOnce = 50;

/**
 * Gives the own sender key of a room to the devices that do not have it yet, some at a time. Whatever breaks off goes on where it
 * was: who has the key does not get it again. One member who cannot have it keeps it from nobody else.
 */
export class KeySharing {
  readonly #ports: KeySharingPorts;

  constructor(ports: KeySharingPorts) {
    this.#ports = ports;
  }

  /** @throws as the adapter; StaleDevicesError where devices have changed. */
  async share(sharing: Sharing): Promise<LeftOut> {
    const left = new Map<AccountId, ErrorCode>();
    const lacking = (await this.#lacking(sharing)).filter(({ address: { account } }) => {
      if (this.#isBlocked(account)) left.set(account, 'untrusted-identity');
      return !left.has(account);
    });
    if (lacking.length > 0) sharing.onProgress(0, lacking.length);
    for (let from = 0; from < lacking.length; from += sharedAtOnce) {
      const some = lacking.slice(from, from + sharedAtOnce);
      for (const [account, code] of await this.#shareWithSome(sharing, some)) left.set(account, code);
      sharing.onProgress(Math.min(from + sharedAtOnce, lacking.length), lacking.length);
    }
    return left;
  }

  #lacking({ distribution, members }: Sharing): Promise<readonly MemberDevice[]> {
    const holders = this.#ports.storage.senderKeys.holders(distribution);
    return this.#inZone((scope) =>
      members.filter(
        ({ address, registrationId }) =>
          holders.get(addressKey(address)) !== registrationId || !scope.hasSession(address, registrationId),
      ),
    );
  }

  /** Nothing goes to anybody whose key the person wants to look at first, in a room as little as elsewhere. */
  #isBlocked(account: AccountId): boolean {
    const { storage, trust } = this.#ports;
    const key = storage.protocol.deviceList(account)?.identityKey;
    if (key === undefined) return false;
    return storage.conversations
      .restingOn(account)
      .some((conversation) => trust.isBlocked(conversation, { account, key }));
  }

  /** All of them at once; where one of them hinders that, halves of them, until it is alone. */
  async #shareWithSome(
    sharing: Sharing,
    members: readonly MemberDevice[],
  ): Promise<readonly (readonly [AccountId, ErrorCode])[]> {
    try {
      await this.#shareWith(sharing, members);
      return [];
    } catch (error) {
      if (!isOfOne(error)) throw error;
      if (members.length === 1) return members.map(({ address }) => [address.account, error.code] as const);
      const half = Math.ceil(members.length / 2);
      const some = await this.#shareWithSome(sharing, members.slice(0, half));
      return [...some, ...(await this.#shareWithSome(sharing, members.slice(half)))];
    }
  }

  /** Where the backend gives only some of the bundles for now, those who can have the key get it before it is asked again. */
  async #shareWith(sharing: Sharing, members: readonly MemberDevice[]): Promise<void> {
    const { storage, backend } = this.#ports;
    const strangers = await this.#inZone((scope) =>
      members
        .filter(({ address, registrationId }) => !scope.hasSession(address, registrationId))
        .map(({ address }) => address),
    );
    const { bundles, failure } = await fetchSomeBundles(backend, strangers);
    requireListedKeys(storage.protocol, bundles, strangers);
    const isStranger = new Set(strangers.map(addressKey));
    const isReady = ({ address }: MemberDevice): boolean =>
      !isStranger.has(addressKey(address)) || bundles.has(addressKey(address));
    const ready = failure === null ? members : members.filter(isReady);
    if (ready.length > 0) await this.#sendTo(sharing, ready, bundles);
    if (failure !== null) throw failure;
  }

  async #sendTo(
    { room, distribution }: Sharing,
    members: readonly MemberDevice[],
    bundles: BundleMap,
  ): Promise<void> {
    const { storage, backend, zone, onStep } = this.#ports;
    const { envelopes, holders, foreign } = await zone.run(async (scope) => {
      const sealed: { readonly member: MemberDevice; readonly envelope: OutgoingEnvelope }[] = [];
      const foreign: AccountId[] = [];
      for (const member of members) {
        await startSession(scope, member, bundles);
        const distributionMessage = await scope.shareSenderKey(distribution);
        const content = encodeGroupContent({ kind: 'sender-key', group: room, distributionMessage });
        const envelope = await sealOrEnd(scope, member, content);
        if (envelope === null) foreign.push(member.address.account);
        else sealed.push({ member, envelope });
      }
      const value = {
        envelopes: sealed.map(({ envelope }) => envelope),
        holders: sealed.map(({ member }) => ({ ...member, identity: identityOf(scope, member) })),
        foreign,
      };
      // Not kept until they are sent: the next attempt gives the same key, sealed anew.
      return { value, write: () => undefined };
    });
    if (foreign.length > 0) throw new StaleDevicesError(foreign);
    await backend.send(envelopes, 'named-devices');
    storage.transaction(() => {
      storage.senderKeys.share(distribution, holders satisfies readonly KeyHolder[]);
    });
    onStep('send:key-shared');
  }

  #inZone<Value>(look: (scope: ZoneScope) => Value): Promise<Value> {
    return this.#ports.zone.run((scope) => Promise.resolve({ value: look(scope), write: () => undefined }));
  }
}

const ofOne: ReadonlySet<ErrorCode> = new Set(['not-found', 'no-account', 'bad-keys', 'mailbox-full']);

/** Why one member gets nothing, which is no reason to keep it from all others. */
export function isOfOne(error: unknown): error is AppError {
  return error instanceof AppError && ofOne.has(error.code);
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

/** Null for a session under another key than its account's, which is put away: a new one is begun when all is sealed anew. */
async function sealOrEnd(
  scope: ZoneScope,
  { address }: MemberDevice,
  content: Bytes,
): Promise<OutgoingEnvelope | null> {
  try {
    return { id: freshEnvelopeId(), to: address, ...(await scope.encrypt(address, content)) };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'untrusted-identity')) throw error;
    scope.endSession(address);
    return null;
  }
}

function identityOf(scope: ZoneScope, { address }: MemberDevice): Bytes {
  const identity = scope.identity(address.account);
  if (identity === null) throw new AppError('internal');
  return identity;
}
