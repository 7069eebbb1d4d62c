import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceEntry } from '#shared/backend/keys.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ConversationId, EnvelopeId } from '#shared/model/ids.ts';
import type { DeviceBook } from '#core/account/index.ts';
import type { Clock } from '#core/clock/index.ts';
import { plainEnvelope, type Zone, type ZoneScope } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { LocalAccount, AccountJob, Storage } from '#core/storage/index.ts';
import type { TrustKeeper } from '#core/trust/index.ts';
import { fetchBundles, requireListedKeys, type BundleMap } from './bundle-fetcher.ts';
import { encodeSentAction } from './action-content.ts';
import { decodeContent, encodeSentTranscript, type ContentBody } from './content.ts';
import { freshEnvelopeId, relatedEnvelopeId } from './envelope-ids.ts';
import type { MessageEvents } from './message-events.ts';
import { mayHelpLater } from './retry-pause.ts';

/** What sealing works with. */
export interface SealerPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly local: LocalAccount;
  readonly devices: DeviceBook;
  readonly trust: TrustKeeper;
  readonly clock: Clock;
  readonly onStep: OnStep;
}

/** One device that gets a job's content, or what my own devices are told about it. */
interface Target {
  readonly address: DeviceAddress;
  readonly registrationId: number;
  readonly content: Bytes;
}

/** What came of sealing for all targets: their envelopes, or the accounts with a session under a foreign key. */
interface SealedTargets {
  readonly envelopes: readonly OutgoingEnvelope[];
  readonly foreign: readonly AccountId[];
}

const nothingSealed: SealedTargets = { envelopes: [], foreign: [] };

/**
 * Makes the envelopes of outbox jobs, committed together with the ratchet steps before any byte leaves: once, unless the
 * session moves on while they wait.
 */
export class Sealer {
  readonly #ports: SealerPorts;

  constructor(ports: SealerPorts) {
    this.#ports = ports;
  }

  /**
   * The envelopes of a job: those made before, or new ones for the devices that it is for. Whoever receives keeps few steps
   * of the ratchet (libsignal: 5), so what has waited while receipts went on to the same device, and were answered, is sealed
   * anew. It keeps its id: where the first one has got through after all, this one is a duplicate to the relay.
   * @throws AppError `no-account` when the recipient has no device, `not-found` when the account or the one device is gone,
   * `untrusted-identity` when the key is another one and may not have it, `bad-keys` when a list or a bundle does not fit its
   * signature, StaleDevicesError when the keys that were fetched,
   * or those of sessions, do not fit the list of devices, or as the adapter.
   */
  async seal(job: AccountJob, events: MessageEvents): Promise<readonly OutgoingEnvelope[]> {
    const made = this.#ports.storage.outbox.envelopes(job.id);
    if (made.length === 0) return this.#make(job, made, events);
    if (!(await this.#isOutpaced(made))) return made;
    try {
      return await this.#make(job, made, events);
    } catch (error) {
      // What was sealed when it might be still may leave, and where the relay has taken it before it has to say so.
      if (error instanceof StaleDevicesError || !mayHelpLater(error)) return made;
      throw error;
    }
  }

  async #make(
    job: AccountJob,
    outpaced: readonly OutgoingEnvelope[],
    events: MessageEvents,
  ): Promise<readonly OutgoingEnvelope[]> {
    const targets = await this.#targets(job);
    const envelopes =
      job.form === 'plain'
        ? this.#addressPlainly(job, targets)
        : await this.#encrypt(job, targets, outpaced, events);
    this.#ports.onStep('send:sealed');
    return envelopes;
  }

  /** The relay knows other devices: asks for them, and drops the envelopes that were made for the old ones. */
  async refresh(job: AccountJob, accounts: readonly AccountId[]): Promise<void> {
    for (const account of accounts) await this.#ports.devices.refresh(account);
    this.#ports.storage.transaction(() => {
      this.#discard(job, []);
    });
  }

  /** The send log goes on with the ids of `kept`: somebody may have asked for them already. */
  #discard(job: AccountJob, kept: readonly OutgoingEnvelope[]): void {
    const { outbox, sent } = this.#ports.storage;
    const ids = new Set(kept.map(({ id }) => id));
    for (const { id } of outbox.envelopes(job.id)) if (!ids.has(id)) sent.forget(id);
    outbox.discardEnvelopes(job.id);
  }

  #isOutpaced(made: readonly OutgoingEnvelope[]): Promise<boolean> {
    return this.#ports.zone.run((scope) =>
      Promise.resolve({
        value: made.some((envelope) => scope.isOutpaced(envelope.to, envelope)),
        write: () => undefined,
      }),
    );
  }

  async #targets(job: AccountJob): Promise<readonly Target[]> {
    const devices = await this.#ports.devices.devices(job.recipient);
    const toRecipient = toTarget(job.recipient, job.content);
    if (job.device !== null) {
      const entry = devices.find(({ device }) => device === job.device);
      if (entry === undefined) throw new AppError('not-found');
      return [toRecipient(entry)];
    }
    if (devices.length === 0) throw new AppError('no-account');
    return [...devices.map(toRecipient), ...this.#ownTargets(job)];
  }

  #ownTargets(job: AccountJob): readonly Target[] {
    const { storage, local } = this.#ports;
    const { body } = decodeContent(job.content);
    if (job.recipient === local.account) return [];
    const told = toldToOwnDevices(job.recipient, body);
    if (told === null) return [];
    const others = (storage.protocol.devices(local.account) ?? []).filter(
      ({ device }) => device !== local.device,
    );
    return others.map(toTarget(local.account, told));
  }

  #addressPlainly(job: AccountJob, targets: readonly Target[]): readonly OutgoingEnvelope[] {
    const { storage } = this.#ports;
    const envelopes = targets.map(({ address, registrationId, content }) => ({
      id: freshEnvelopeId(),
      to: address,
      registrationId,
      type: plainEnvelope,
      ciphertext: content,
    }));
    storage.transaction(() => {
      storage.outbox.saveEnvelopes(job.id, envelopes);
    });
    return envelopes;
  }

  async #encrypt(
    job: AccountJob,
    targets: readonly Target[],
    outpaced: readonly OutgoingEnvelope[],
    events: MessageEvents,
  ): Promise<readonly OutgoingEnvelope[]> {
    const { backend, zone, onStep } = this.#ports;
    const idFor = idsOf(job, outpaced);
    const strangers = await this.#withoutSession(targets);
    const bundles = await fetchBundles(backend, strangers);
    requireListedKeys(this.#ports.storage.protocol, bundles, strangers);
    onStep('send:bundles-fetched');
    const sealed = await zone.run(async (scope) => {
      // Looked at once more: what was opened or sealed between the two zones may have begun a session, or ended one.
      for (const target of targets)
        if (bundles.has(addressKey(target.address)) || !this.#hasSession(scope, target))
          await startSession(scope, target, bundles);
      const refused = this.#isRefused(job, scope);
      const all = refused ? nothingSealed : await sealAll(scope, targets, idFor);
      return {
        value: refused ? null : all,
        write: () => {
          if (all.foreign.length > 0) return;
          if (!refused) this.#discard(job, all.envelopes);
          this.#write(job, scope, targets, all.envelopes, events);
        },
      };
    });
    if (sealed === null) throw new AppError('untrusted-identity');
    if (sealed.foreign.length > 0) throw new StaleDevicesError(sealed.foreign);
    return sealed.envelopes;
  }

  /**
   * Nothing goes to anybody whose key the person has to look at first, receipts as little as messages; a repetition goes only
   * to the key it was made for.
   */
  #isRefused(job: AccountJob, scope: ZoneScope): boolean {
    const key = scope.identity(job.recipient);
    if (key === null) return true;
    if (job.identity !== null) return !Buffer.from(job.identity).equals(key);
    const met = { account: job.recipient, key };
    return this.#affectedBy(job).some((conversation) => this.#ports.trust.isBlocked(conversation, met));
  }

  /** The conversation of a job, and those that rest on its recipient: a directory that names nobody opens no way around them. */
  #affectedBy(job: AccountJob): readonly ConversationId[] {
    const own = this.#conversationOf(job);
    const resting = job.message === null ? this.#ports.storage.conversations.restingOn(job.recipient) : [];
    return own === null ? resting : [own, ...resting];
  }

  /** That of a job's message, whatever the directory says by now; of a job without one, that with its recipient. */
  #conversationOf(job: AccountJob): ConversationId | null {
    const { messages, people, conversations } = this.#ports.storage;
    if (job.message !== null) return messages.find(job.message)?.conversationId ?? null;
    const person = people.byAccount(job.recipient);
    return person === null ? null : conversations.withPerson(person.id);
  }

  /** Everything that came of sealing, in the zone's transaction; of sealing that was refused, only which key was met. */
  #write(
    job: AccountJob,
    scope: ZoneScope,
    targets: readonly Target[],
    envelopes: readonly OutgoingEnvelope[],
    events: MessageEvents,
  ): void {
    const { storage, trust, clock, local } = this.#ports;
    const conversation = this.#conversationOf(job);
    const key = scope.identity(job.recipient);
    if (conversation !== null && key !== null && job.recipient !== local.account) {
      const line = trust.note(conversation, { account: job.recipient, key }, { time: clock.now() });
      if (line !== null)
        for (const id of [line.message, ...line.undelivered]) events.changed(line.conversation, id);
    }
    storage.outbox.saveEnvelopes(job.id, envelopes);
    for (const [index, { id, to }] of envelopes.entries()) {
      const content = targets[index]?.content;
      const identity = scope.identity(to.account);
      if (content === undefined || identity === null) throw new AppError('internal');
      const { resends } = job;
      const message = job.message ?? job.origin;
      storage.sent.add({ envelope: id, to, identity, message, content, resends });
    }
  }

  #withoutSession(targets: readonly Target[]): Promise<readonly DeviceAddress[]> {
    return this.#ports.zone.run((scope) =>
      Promise.resolve({
        value: targets.filter((target) => !this.#hasSession(scope, target)).map(({ address }) => address),
        write: () => undefined,
      }),
    );
  }

  /** A session counts only under the key that has signed the device list: the devices of an account share one identity. */
  #hasSession(scope: ZoneScope, { address, registrationId }: Target): boolean {
    const list = this.#ports.storage.protocol.deviceList(address.account);
    const key = scope.identity(address.account);
    const isListed = list !== null && key !== null && Buffer.from(key).equals(list.identityKey);
    return isListed && scope.hasSession(address, registrationId);
  }
}

async function startSession(scope: ZoneScope, target: Target, bundles: BundleMap): Promise<void> {
  const { address, registrationId } = target;
  const bundle = bundles.get(addressKey(address));
  if (bundle?.registrationId !== registrationId) throw new StaleDevicesError([address.account]);
  await scope.startSession(address, bundle);
}

/** Sessions under another key than their account's are put away; a new one is started when the job is sealed anew. */
async function sealAll(
  scope: ZoneScope,
  targets: readonly Target[],
  idFor: (address: DeviceAddress) => EnvelopeId,
): Promise<SealedTargets> {
  const envelopes: OutgoingEnvelope[] = [];
  const foreign: AccountId[] = [];
  for (const { address, content } of targets)
    try {
      const sealed = await scope.encrypt(address, content);
      envelopes.push({ id: idFor(address), to: address, ...sealed });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'untrusted-identity')) throw error;
      scope.endSession(address);
      foreign.push(address.account);
    }
  return { envelopes, foreign };
}

/**
 * What was made before keeps its id, and what answers the request of one device says by its id which envelope that had asked
 * for.
 */
function idsOf(
  job: AccountJob,
  outpaced: readonly OutgoingEnvelope[],
): (address: DeviceAddress) => EnvelopeId {
  const known = new Map(outpaced.map(({ id, to }) => [addressKey(to), id]));
  const newId = newIdsOf(job);
  return (address) => known.get(addressKey(address)) ?? newId();
}

function newIdsOf(job: AccountJob): () => EnvelopeId {
  if (job.device === null) return freshEnvelopeId;
  const { body, resentFor } = decodeContent(job.content);
  const asked = body.kind === 'unavailable' ? body.envelope : resentFor[0];
  return asked === undefined ? freshEnvelopeId : () => relatedEnvelopeId(asked);
}

/** What my own other devices are told about what goes to somebody else; null for what is only for them. */
function toldToOwnDevices(recipient: AccountId, body: ContentBody): Bytes | null {
  if (body.kind === 'text') return encodeSentTranscript(recipient, body.text);
  return body.kind === 'message-action' ? encodeSentAction(recipient, body.action) : null;
}

function toTarget(account: AccountId, content: Bytes): (entry: DeviceEntry) => Target {
  return ({ device, registrationId }) => ({ address: { account, device }, registrationId, content });
}
