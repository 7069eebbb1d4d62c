import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { Acceptance } from '#shared/backend/envelope.ts';
import { distributionId, type AccountId, type DistributionId, type GroupId } from '#shared/model/ids.ts';
import { standardKeys, type DeviceBook, type KeyPlan } from '#core/account/index.ts';
import type { Clock } from '#core/clock/index.ts';
import type { LocalAccount, RoomJob, SealedPost } from '#core/storage/index.ts';
import type { Certificates } from './certificates.ts';
import { freshEnvelopeId } from './envelope-ids.ts';
import { isOfOne, KeySharing, type KeySharingPorts, type MemberDevice } from './key-sharing.ts';

/** What sending to rooms works with. */
export interface RoomSenderPorts extends KeySharingPorts {
  readonly local: LocalAccount;
  readonly devices: DeviceBook;
  readonly certificates: Certificates;
  readonly clock: Clock;
  /** Told while the members of a room get the key for what waits: how many devices have it, and of how many. */
  readonly onProgress: (room: GroupId, done: number, of: number) => void;
  /** How long a sender key is used; the standard when left out. */
  readonly keys?: Pick<KeyPlan, 'senderKeyMs'>;
}

/** How often a post is sealed anew in a row because devices changed; more than that is a relay gone wrong. */
const maximumRefreshes = 5;
/** What has become of a post: who of the room has to be sent it alone, because it did not reach them with the others. */
export interface Posted {
  readonly acceptance: Acceptance;
  readonly left: readonly AccountId[];
}

/**
 * Sends to everybody in a room: the own sender key first to the devices that do not have it yet, and then one ciphertext for all.
 * Whatever breaks off goes on where it was: what was sealed leaves as the same bytes.
 */
export class RoomSender {
  readonly #ports: RoomSenderPorts;
  readonly #keys: KeySharing;

  constructor(ports: RoomSenderPorts) {
    this.#ports = ports;
    this.#keys = new KeySharing(ports);
  }

  /** Null where there is nobody but oneself to send to. @throws as the adapter, and as `DeviceBook.refresh`. */
  async send(job: RoomJob): Promise<Posted | null> {
    const { storage, backend, devices } = this.#ports;
    for (let refreshes = 0; ; refreshes++) {
      try {
        const sealed = storage.outbox.sealed(job.id) ?? (await this.#seal(job));
        if (sealed === null) return null;
        const acceptance = await backend.sendMulti(sealed.envelope, sealed.ciphertext);
        return { acceptance, left: [...new Set([...sealed.left, ...acceptance.full])] };
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
    const onProgress = (done: number, of: number): void => {
      this.#ports.onProgress(job.room, done, of);
    };
    const leftOut = await this.#keys.share({ room: job.room, distribution, members: all, onProgress });
    const members = all.filter(({ address }) => !leftOut.has(address.account));
    const left = [...leftOut].filter(([, code]) => !isGone(code));
    if (members.length === 0) return requireNobody(left);
    const certificate = await this.#ports.certificates.current();
    const envelope = freshEnvelopeId();
    const { message, content } = job;
    const post = await this.#ports.zone.run(async (scope) => {
      const recipients = members.map(({ address }) => address);
      // What was opened since may have put a session away: then it is begun anew first.
      if (!members.every((member) => scope.hasSession(member.address, member.registrationId)))
        throw new StaleDevicesError([]);
      const ciphertext = await scope.sealForMany({ distribution, certificate }, recipients, content);
      const sealed = { envelope, ciphertext, left: left.map(([account]) => account) };
      return {
        value: sealed,
        write: () => {
          this.#ports.storage.outbox.saveSealed(job.id, sealed);
          this.#ports.storage.sent.addToRoom({ envelope, distribution, message, content });
        },
      };
    });
    this.#ports.onStep('send:sealed');
    return post;
  }

  /** All devices of all members but this one. Whoever has none yet, or not any more, gets nothing. */
  async #devicesOf(room: GroupId): Promise<readonly MemberDevice[]> {
    const { storage, local } = this.#ports;
    const found: MemberDevice[] = [];
    for (const [account, known] of storage.protocol.devicesInRoom(room))
      for (const { device, registrationId } of known ?? (await this.#listed(account)))
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
}

/** Nobody is there who could be sent it alone. */
function isGone(code: ErrorCode): boolean {
  return code === 'not-found' || code === 'no-account';
}

/** Where all that is left cannot be reached, the reason for the first of them is the reason for all. */
function requireNobody(left: readonly (readonly [AccountId, ErrorCode])[]): null {
  const [first] = left;
  if (first !== undefined) throw new AppError(first[1]);
  return null;
}
