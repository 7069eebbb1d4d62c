import { randomBytes } from 'node:crypto';
import type { BackendAdapter, BackendHandlers } from '#shared/backend/adapter.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { PreKeyBundle } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { envelopeId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { Sealed } from '#core/signal/index.ts';
import { directoryPage } from './directory-page.ts';
import { overriding } from './override-backend.ts';

type Lies = Partial<Pick<BackendAdapter, 'fetchDevices' | 'fetchBundles' | 'send' | 'syncDirectory'>>;

/** An envelope without its place in the mailbox, which the attacker gives it. */
export type ForgedEnvelope = Omit<IncomingEnvelope, 'sequence'>;

/** Places of forged envelopes: far behind all that a relay gives in a test, so that both can be told apart. */
const firstForgedSequence = 1_000_000;
/** Of a libsignal message that is no first one. */
const whisperType = 2;

/** The relay of one core in an attacker's hands: sees what it sees, answers what it likes, hands over what it likes. */
export class Attacker {
  /** What is answered instead of the truth. */
  lies: Lies = {};
  /** While true, what comes for the core is kept in `withheld` instead of handed over. */
  isWithholding = false;
  readonly withheld: IncomingEnvelope[] = [];
  /** Everything that the core has handed over for sending, whatever was answered. */
  readonly sent: OutgoingEnvelope[] = [];
  readonly wrapBackend: (backend: BackendAdapter) => BackendAdapter;
  #honest: BackendAdapter | null = null;
  #enrolment: EnrolmentRequest | null = null;
  #victim: DeviceAddress | null = null;
  #handlers: BackendHandlers | null = null;
  #sequence = firstForgedSequence;

  constructor() {
    this.wrapBackend = overriding((real) => this.#over(real));
  }

  /** The adapter as it would be without an attacker. */
  get honest(): BackendAdapter {
    return this.#honest ?? notYet();
  }

  /** The device of the core. */
  get victim(): DeviceAddress {
    return this.#victim ?? notYet();
  }

  /** What the core has published: enough to write to it under any name. Without a one-time key, so that it can be used often. */
  bundle(): PreKeyBundle {
    const { registrationId, identityKey, keys } = this.#enrolment ?? notYet();
    return {
      device: this.victim.device,
      registrationId,
      identityKey,
      signedPreKey: keys.signedPreKey,
      preKey: null,
      kyberPreKey: keys.lastResortKyberPreKey,
    };
  }

  /** Hands over envelopes in one piece, in this order. */
  deliver(...envelopes: readonly ForgedEnvelope[]): void {
    const { onEnvelopes } = this.#handlers ?? notYet();
    onEnvelopes(envelopes.map((envelope) => ({ ...envelope, sequence: this.#sequence++ })));
  }

  /** Has the core ask for the directory, and answers that this has changed. */
  tellDirectory(...people: readonly DirectoryPerson[]): void {
    const { onDirectoryChanged } = this.#handlers ?? notYet();
    this.lies.syncDirectory = () => onePage(people);
    onDirectoryChanged();
  }

  #over(real: BackendAdapter): Partial<BackendAdapter> {
    this.#honest = real;
    return {
      enrol: (request) => {
        this.#enrolment = request;
        return real.enrol(request);
      },
      connect: (credential, handlers) => {
        this.#victim = { account: credential.account, device: credential.device };
        this.#handlers = handlers;
        real.connect(credential, {
          ...handlers,
          onEnvelopes: (envelopes) => {
            if (this.isWithholding) this.withheld.push(...envelopes);
            else handlers.onEnvelopes(envelopes);
          },
        });
      },
      ack: (upTo) => {
        if (upTo < firstForgedSequence) real.ack(upTo);
      },
      fetchDevices: (account) => (this.lies.fetchDevices ?? real.fetchDevices.bind(real))(account),
      fetchBundles: (account, devices) =>
        (this.lies.fetchBundles ?? real.fetchBundles.bind(real))(account, devices),
      send: (envelopes, coverage) => {
        this.sent.push(...envelopes);
        return (this.lies.send ?? real.send.bind(real))(envelopes, coverage);
      },
      syncDirectory: (since) => (this.lies.syncDirectory ?? real.syncDirectory.bind(real))(since),
    };
  }
}

/** An envelope as if a device had sent it. */
export function forged(
  from: DeviceAddress,
  sealed: Omit<Sealed, 'registrationId'>,
  acceptedAt = Date.now(),
): ForgedEnvelope {
  const { type, ciphertext } = sealed;
  return { id: envelopeId(randomBytes(16).toString('hex')), from, type, ciphertext, acceptedAt };
}

/** Envelopes that nobody can open. */
export function rubbish(from: DeviceAddress, count: number): readonly ForgedEnvelope[] {
  return Array.from({ length: count }, (_, index) =>
    forged(from, { type: whisperType, ciphertext: ownBytes(randomBytes(100)) }, Date.now() + index),
  );
}

async function* onePage(people: readonly DirectoryPerson[]): AsyncGenerator<DirectoryPage> {
  // A token that the relay would never give.
  yield await Promise.resolve(directoryPage({ people, token: '999999' }));
}

function notYet(): never {
  throw new Error('the core has not got that far');
}
