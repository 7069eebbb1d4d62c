import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { EnrolmentClaim } from '#shared/backend/enrolment.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { makePreKeys, signDeviceList, toUpload } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { LocalAccount, PendingAccount, Storage } from '#core/storage/index.ts';
import type { KeyPlan } from './key-plan.ts';

/** What enrolling works with. */
export interface EnrolmentPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly now: () => number;
  readonly onStep: OnStep;
  /** How many one-time keys are made; the standard when left out. */
  readonly keys?: Pick<KeyPlan, 'batch'>;
}

/** Registration ids have 14 bits, without 0 (Signal). */
const registrationIdLimit = 0x4000;
const firstDevice = deviceId(1);

/**
 * Enrols this profile: makes an account and its keys, stores them, and only then asks the backend, always with the same
 * request. A crash or a lost answer at any point ends in the same account when it is tried again.
 */
export class Enrolment {
  readonly #storage: Storage;
  readonly #ports: EnrolmentPorts;

  constructor(ports: EnrolmentPorts) {
    this.#storage = ports.storage;
    this.#ports = ports;
  }

  /**
   * @throws AppError `already-enrolled`, or as the adapter's `enrol`; after an error that a retry cannot help, everything
   * that was made for the attempt is gone.
   */
  async enrol(claim: EnrolmentClaim): Promise<LocalAccount> {
    if (this.#storage.account.local() !== null) throw new AppError('already-enrolled');
    const pending = this.#samePending(claim) ?? this.#prepare(claim);
    const identity = IdentityKeyPair.deserialize(pending.identityKeyPair);
    const { backend, now, onStep } = this.#ports;
    onStep('enrol:stored');
    try {
      const { device, person } = await backend.enrol({
        claim,
        account: pending.account,
        secret: pending.secret,
        registrationId: pending.registrationId,
        identityKey: identity.publicKey.serialize(),
        keys: toUpload(this.#storage.protocol.allPreKeys()),
        deviceList: signDeviceList(identity, pending.account, 1, [
          { device: firstDevice, registrationId: pending.registrationId },
        ]),
      });
      onStep('enrol:answered');
      return this.#storage.transaction(() => {
        this.#storage.people.put(person);
        this.#storage.account.confirm(device, person.id);
        this.#storage.protocol.markPublished(now());
        return this.#storage.account.local() ?? failed();
      });
    } catch (error) {
      const failure = AppError.from(error);
      if (!failure.retryable) this.#discard();
      throw failure;
    }
  }

  /** An enrolment that was begun and not answered is asked for again; null when there is none. */
  async resume(): Promise<LocalAccount | null> {
    const pending = this.#storage.account.pending();
    return pending === null ? null : this.enrol(pending.claim);
  }

  #samePending(claim: EnrolmentClaim): PendingAccount | null {
    const pending = this.#storage.account.pending();
    return pending !== null && JSON.stringify(pending.claim) === JSON.stringify(claim) ? pending : null;
  }

  #prepare(claim: EnrolmentClaim): PendingAccount {
    const identity = IdentityKeyPair.generate();
    const pending: PendingAccount = {
      account: accountId(randomUUID()),
      secret: ownBytes(randomBytes(32)),
      registrationId: randomInt(1, registrationIdLimit),
      identityKeyPair: identity.serialize(),
      claim,
    };
    const { now, keys } = this.#ports;
    this.#storage.transaction(() => {
      const { protocol } = this.#storage;
      protocol.clearPreKeys();
      protocol.addPreKeys(makePreKeys(identity, protocol, now(), keys?.batch));
      this.#storage.account.savePending(pending);
    });
    return pending;
  }

  #discard(): void {
    this.#storage.transaction(() => {
      this.#storage.protocol.clearPreKeys();
      this.#storage.account.discardPending();
    });
  }
}

function failed(): never {
  throw new AppError('internal');
}
