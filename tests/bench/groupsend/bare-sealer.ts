import { randomUUID } from 'node:crypto';
import {
  ContentHint,
  groupEncrypt,
  processPreKeyBundle,
  ProtocolAddress,
  sealedSenderMultiRecipientEncrypt,
  SenderCertificate,
  SenderKeyDistributionMessage,
  UnidentifiedSenderMessageContent,
} from '@signalapp/libsignal-client';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { libsignalBundle } from '#tests/support/libsignal-bundle.ts';
import { MemorySenderKeys, MemoryStores } from '../backlog/memory-stores.ts';
import type { EnrolledMember } from './enrolled-member.ts';

/** libsignal alone: seals for a room with everything in memory, and sends nothing. */
export class BareSealer {
  readonly #stores: MemoryStores;
  readonly #senderKeys = new MemorySenderKeys();
  readonly #own: ProtocolAddress;
  readonly #distribution = randomUUID();
  readonly #certificate: SenderCertificate;
  readonly #members: ProtocolAddress[] = [];

  private constructor(self: EnrolledMember, certificate: Bytes) {
    this.#stores = new MemoryStores(self.identity, self.registrationId, self.keys);
    this.#own = ProtocolAddress.new(self.credential.account, self.credential.device);
    this.#certificate = SenderCertificate.deserialize(certificate);
  }

  /** Begins a session with every member; `adapter` is connected as `self`. */
  static async meet(
    adapter: BackendAdapter,
    self: EnrolledMember,
    members: readonly AccountId[],
  ): Promise<BareSealer> {
    const { certificate } = await adapter.senderCertificate();
    const sealer = new BareSealer(self, certificate);
    await SenderKeyDistributionMessage.create(sealer.#own, sealer.#distribution, sealer.#senderKeys);
    for (const account of members) await sealer.#meet(adapter, account);
    return sealer;
  }

  /** Answers how long one sealing for all takes, in milliseconds. */
  async seal(text: string): Promise<number> {
    const begin = performance.now();
    const plaintext = ownBytes(Buffer.from(text));
    const message = await groupEncrypt(this.#own, this.#distribution, this.#senderKeys, plaintext);
    await sealedSenderMultiRecipientEncrypt(
      UnidentifiedSenderMessageContent.new(message, this.#certificate, ContentHint.Resendable, null),
      this.#members,
      this.#stores.identities,
      this.#stores.sessions,
    );
    return performance.now() - begin;
  }

  async #meet(adapter: BackendAdapter, account: AccountId): Promise<void> {
    const [bundle] = await adapter.fetchBundles(account);
    if (bundle === undefined) throw new Error('a member has no device');
    const address = ProtocolAddress.new(account, bundle.device);
    const { sessions, identities } = this.#stores;
    await processPreKeyBundle(libsignalBundle(bundle), address, this.#own, sessions, identities);
    this.#members.push(address);
  }
}
