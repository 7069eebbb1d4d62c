import { assertNever } from '#shared/errors/assert-never.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, EnvelopeId, MessageId } from '#shared/model/ids.ts';
import type { MessageState } from '#shared/model/message.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import type { TrustKeeper } from '#core/trust/index.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import { ContentApplier } from './content-applier.ts';
import { localMessageId } from './local-message-id.ts';
import type { OpenedEnvelope } from './open-envelopes.ts';
import type { Retries } from './retries.ts';

/** What applying works with. */
export interface ApplierPorts {
  readonly storage: Storage;
  readonly local: LocalAccount;
  readonly trust: TrustKeeper;
  readonly retries: Retries;
}

/** Writes what opened envelopes mean. Used inside the zone's transaction, in the order of the mailbox. */
export class EnvelopeApplier {
  readonly #ports: ApplierPorts;
  readonly #outcome: BatchOutcome;
  readonly #contents: ContentApplier;

  constructor(ports: ApplierPorts, outcome: BatchOutcome) {
    this.#ports = ports;
    this.#outcome = outcome;
    this.#contents = new ContentApplier(ports.storage, ports.local, outcome);
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
      case 'retry-request':
        this.#wake(retries.answer(opened.request, envelope.from));
        this.#outcome.answeredDevices.push(envelope.from);
        break;
      case 'content': {
        const place = this.#placeOf(envelope, opened.content.resentFor);
        if (!this.#contents.apply(place, opened.content.body))
          storage.inbox.keep(envelope, 'unknown-content', opened.plaintext);
        this.#noteIdentity(envelope, opened.identityKey);
        break;
      }
      default:
        assertNever(opened);
    }
  }

  /** Kept and asked for, with a placeholder where the person would see the message. */
  #keep(envelope: IncomingEnvelope, decryptionError: Bytes): void {
    const { storage, local, retries } = this.#ports;
    storage.inbox.keep(envelope, 'undecryptable', envelope.ciphertext);
    this.#wake(retries.ask(envelope, decryptionError));
    if (envelope.from.account !== local.account) this.#placeholder(envelope, 'undecryptable');
  }

  #placeholder(envelope: IncomingEnvelope, state: MessageState): void {
    const id = placeholderId(envelope.from.account, envelope.id);
    const { account, device } = envelope.from;
    const { person, conversation } = this.#outcome.correspondent(account, envelope.acceptedAt);
    const author = { account, person };
    const time = envelope.acceptedAt;
    const { messages } = this.#ports.storage;
    if (messages.add({ id, wireId: id, conversation, author, device, text: '', time, state }) === null)
      return;
    this.#outcome.unread(conversation);
    this.#outcome.changed(conversation, id);
  }

  /**
   * Where the content of an envelope belongs: what is sent again takes the place of the envelope that could not be opened,
   * and its placeholder goes.
   */
  #placeOf(envelope: IncomingEnvelope, resentFor: EnvelopeId | null): IncomingEnvelope {
    const { inbox, messages } = this.#ports.storage;
    const since = resentFor === null ? null : inbox.undecryptableSince(resentFor, envelope.from);
    if (resentFor === null || since === null) return envelope;
    inbox.release(resentFor, envelope.from);
    const placeholder = messages.find(placeholderId(envelope.from.account, resentFor));
    if (placeholder !== null) {
      messages.remove(placeholder.id);
      this.#outcome.removed(placeholder.conversationId, placeholder.id);
    }
    return { ...envelope, acceptedAt: since };
  }

  /** Not once a batch: a relay decides what comes in one, and could put a forged envelope before a real one. */
  #noteIdentity({ from: { account }, acceptedAt }: IncomingEnvelope, key: Bytes): void {
    const conversation = this.#outcome.conversationWith(account);
    if (account === this.#ports.local.account || conversation === null) return;
    if (this.#outcome.isMet(conversation, key)) return;
    const line = this.#ports.trust.note(conversation, { account, key }, acceptedAt);
    if (line !== null) this.#outcome.changed(line.conversation, line.message);
  }

  #wake(queue: string | null): void {
    if (queue !== null) this.#outcome.wokenQueues.add(queue);
  }
}

function placeholderId(account: AccountId, envelope: EnvelopeId): MessageId {
  return localMessageId(account, envelope);
}
