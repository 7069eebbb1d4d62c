import { assertNever } from '#shared/errors/assert-never.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { EnvelopeId } from '#shared/model/ids.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import { placeholderId } from './local-message-id.ts';
import { leavesMore } from './content.ts';
import type { OpenedEnvelope } from './open-envelopes.ts';
import type { Retries } from './retries.ts';
import { SealedContents, type SealedContentsPorts } from './sealed-contents.ts';

/** What applying works with. */
export interface ApplierPorts extends SealedContentsPorts {
  readonly retries: Retries;
}

/** Writes what opened envelopes mean. Used inside the zone's transaction, in the order of the mailbox. */
export class EnvelopeApplier {
  readonly #ports: ApplierPorts;
  readonly #outcome: BatchOutcome;
  readonly #contents: SealedContents;

  constructor(ports: ApplierPorts, outcome: BatchOutcome) {
    this.#ports = ports;
    this.#outcome = outcome;
    this.#contents = new SealedContents(ports, outcome);
  }

  /** Writes what an envelope was. The same envelope again changes nothing. */
  apply(envelope: IncomingEnvelope, opened: OpenedEnvelope): void {
    const { storage, retries } = this.#ports;
    switch (opened.kind) {
      case 'repeated':
        break;
      case 'undecryptable':
        this.#keep(envelope, opened.decryptionError);
        break;
      case 'reused':
        this.#askInSilence(envelope, opened.decryptionError);
        break;
      case 'retry-request':
        this.#wake(retries.answer(opened.request, envelope.from));
        this.#outcome.answeredDevices.push(envelope.from);
        break;
      case 'deferred-request':
        retries.defer(opened.request, envelope.from);
        break;
      case 'content': {
        const { content } = opened;
        const place = this.#placeOf(envelope, content.resentFor);
        const isApplied = this.#contents.apply(place, content.body, opened.identityKey);
        if (isApplied && !leavesMore(content)) break;
        storage.inbox.keepUnknown(place, opened.plaintext, opened.identityKey);
        this.#outcome.unknownKept(envelope.from.account);
        break;
      }
      default:
        assertNever(opened);
    }
  }

  /** Kept and asked for, with a placeholder where the person would see the message: one, however often it comes in vain. */
  #keep(envelope: IncomingEnvelope, decryptionError: Bytes): void {
    const { storage, local, retries } = this.#ports;
    const { id, from } = envelope;
    const isShown = storage.inbox
      .undecryptableLike(id, from)
      .some((kept) => storage.messages.find(placeholderId(from, kept.envelope)) !== null);
    storage.inbox.keep(envelope);
    this.#wake(retries.ask(envelope, decryptionError));
    // In which room it belongs is not known before it can be opened.
    const isDirect = envelope.type !== sealedEnvelope;
    if (isDirect && from.account !== local.account && !isShown) this.#placeholder(envelope);
  }

  /**
   * Asked for without a placeholder: a relay that sends old envelopes under new ids can make nothing show by it, because
   * their sender knows of no such envelope. What one has really sent comes, and then it shows. Not without end.
   */
  #askInSilence(envelope: IncomingEnvelope, decryptionError: Bytes): void {
    const { storage, retries } = this.#ports;
    if (!retries.mayAskForReused(envelope.from)) {
      this.#outcome.unasked += 1;
      return;
    }
    storage.inbox.keep(envelope);
    this.#wake(retries.ask(envelope, decryptionError));
  }

  #placeholder(envelope: IncomingEnvelope): void {
    const id = placeholderId(envelope.from, envelope.id);
    const { account, device } = envelope.from;
    const { person, conversation } = this.#outcome.correspondent(account, envelope.acceptedAt);
    const added = this.#ports.storage.messages.add({
      id,
      wireId: id,
      conversation,
      author: { account, person },
      device,
      text: '',
      time: envelope.acceptedAt,
      clockAt: envelope.clockAt,
      state: 'undecryptable',
    });
    if (added === null) return;
    this.#outcome.unread(conversation);
    this.#outcome.changed(conversation, id);
  }

  /**
   * Where the content of an envelope belongs: what is sent again takes the place of the first envelope that could not be
   * opened, and the placeholders of all of them go. Nothing else goes, whatever the envelope names.
   */
  #placeOf(envelope: IncomingEnvelope, resentFor: readonly EnvelopeId[]): IncomingEnvelope {
    const [first] = resentFor
      .flatMap((id) => this.#release(id, envelope.from))
      .toSorted((one, other) => one.acceptedAt - other.acceptedAt);
    if (first === undefined) return envelope;
    const { acceptedAt, clockAt } = first;
    return { ...envelope, acceptedAt, clockAt };
  }

  /** Answers what has come again; nothing when it was not asked for. */
  #release(id: EnvelopeId, from: DeviceAddress): readonly Pick<IncomingEnvelope, 'acceptedAt' | 'clockAt'>[] {
    const { inbox, messages } = this.#ports.storage;
    const kept = inbox.undecryptableLike(id, from);
    for (const { envelope } of kept) {
      inbox.release(envelope, from);
      const placeholder = messages.find(placeholderId(from, envelope));
      if (placeholder?.state !== 'undecryptable') continue;
      messages.remove(placeholder.id);
      this.#outcome.removed(placeholder.conversationId, placeholder.id);
    }
    return kept;
  }

  #wake(queue: string | null): void {
    if (queue !== null) this.#outcome.wokenQueues.add(queue);
  }
}
