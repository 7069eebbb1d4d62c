import type { Bytes } from '#shared/model/bytes.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import type { TrustKeeper } from '#core/trust/index.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import { ContentApplier } from './content-applier.ts';
import type { ContentPlace } from './content-place.ts';
import type { ContentBody } from './content.ts';

/** What writing content works with. */
export interface SealedContentsPorts {
  readonly storage: Storage;
  readonly local: LocalAccount;
  readonly trust: TrustKeeper;
}

/** Writes what content means, and notes under which identity key its sender had sealed it. */
export class SealedContents {
  readonly #ports: SealedContentsPorts;
  readonly #outcome: BatchOutcome;
  readonly #contents: ContentApplier;

  constructor(ports: SealedContentsPorts, outcome: BatchOutcome) {
    this.#ports = ports;
    this.#outcome = outcome;
    this.#contents = new ContentApplier(ports.storage, ports.local, outcome);
  }

  /**
   * Answers false for content that means nothing to this version, or nothing from this sender yet. `identityKey` is null
   * where an older version has not kept it.
   */
  apply(place: ContentPlace, body: ContentBody, identityKey: Bytes | null): boolean {
    // Before: the line has to stand above what was written under the new key.
    const isNoted = this.#note(place, identityKey);
    const isApplied = this.#contents.apply(place, body, identityKey);
    // Or after, where the content has begun the conversation.
    if (!isNoted) this.#note(place, identityKey);
    return isApplied;
  }

  /** False while there is no conversation to note it in. Not once a batch: a relay decides what comes in one, and could put a forged envelope before a real one. */
  #note({ from: { account }, acceptedAt: time, clockAt }: ContentPlace, key: Bytes | null): boolean {
    if (key === null || account === this.#ports.local.account) return true;
    const conversation = this.#outcome.conversationWith(account);
    if (conversation === null) return false;
    if (this.#outcome.isMet(conversation, key)) return true;
    const line = this.#ports.trust.note(conversation, { account, key }, { time, clockAt });
    if (line !== null) this.#outcome.lineAdded(line.conversation, [line.message, ...line.undelivered]);
    return true;
  }
}
