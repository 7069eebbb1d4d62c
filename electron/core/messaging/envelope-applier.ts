import { assertNever } from '#shared/errors/assert-never.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { uuidPattern, type AccountId, type MessageId } from '#shared/model/ids.ts';
import type { MessageState } from '#shared/model/message.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import type { DecodedContent, TextContent } from './content.ts';
import { localMessageId } from './local-message-id.ts';
import type { MessageEvents } from './message-events.ts';
import type { OpenedEnvelope } from './open-envelopes.ts';
import { refreshPreview } from './refresh-preview.ts';

/** Receipts that a batch makes necessary: which messages of whom are durable here now. */
export type Receipts = Map<AccountId, MessageId[]>;

/** Writes what opened envelopes mean. Used inside the zone's transaction, in the order of the mailbox. */
export class EnvelopeApplier {
  readonly #storage: Storage;
  readonly #local: LocalAccount;
  readonly #events: MessageEvents;
  readonly #receipts: Receipts;

  constructor(storage: Storage, local: LocalAccount, events: MessageEvents, receipts: Receipts) {
    this.#storage = storage;
    this.#local = local;
    this.#events = events;
    this.#receipts = receipts;
  }

  apply(envelope: IncomingEnvelope, opened: OpenedEnvelope): void {
    switch (opened.kind) {
      case 'repeated':
        break;
      case 'undecryptable':
        this.#storage.inbox.keep(envelope, 'undecryptable', envelope.ciphertext);
        this.#placeholder(envelope);
        break;
      case 'content':
        if (!this.#applyContent(envelope, opened.content))
          this.#storage.inbox.keep(envelope, 'unknown-content', opened.plaintext);
        break;
      default:
        assertNever(opened);
    }
    this.#storage.inbox.markSeen(envelope);
  }

  /** Answers false for content that means nothing to this version, or nothing from this sender. */
  #applyContent(envelope: IncomingEnvelope, content: DecodedContent): boolean {
    const isOwn = envelope.from.account === this.#local.account;
    switch (content.kind) {
      case 'text':
        if (isOwn) return false;
        this.#text(envelope, content.text);
        return true;
      case 'delivery-receipt':
        this.#delivered(content.messages, envelope.from.account);
        return true;
      case 'sent-transcript':
        if (!isOwn || !uuidPattern.test(content.recipient)) return false;
        this.#transcript(envelope, content.recipient as AccountId, content.text);
        return true;
      case 'unknown':
        return false;
      default:
        return assertNever(content);
    }
  }

  #text(envelope: IncomingEnvelope, text: TextContent): void {
    const author = envelope.from.account;
    this.#add(envelope, localMessageId(author, text.messageId), text.messageId, text.text, 'received');
    const receipts = this.#receipts.get(author) ?? [];
    receipts.push(text.messageId);
    this.#receipts.set(author, receipts);
  }

  #placeholder(envelope: IncomingEnvelope): void {
    const id = localMessageId(envelope.from.account, envelope.id);
    if (envelope.from.account !== this.#local.account) this.#add(envelope, id, id, '', 'undecryptable');
  }

  #add(
    envelope: IncomingEnvelope,
    id: MessageId,
    wireId: MessageId,
    text: string,
    state: MessageState,
  ): void {
    const author = this.#storage.people.byAccountOrStandIn(envelope.from.account);
    const conversation = this.#storage.conversations.direct(author.id, envelope.acceptedAt);
    const added = this.#storage.messages.add({
      id,
      wireId,
      conversation,
      author: { account: envelope.from.account, person: author.id },
      device: envelope.from.device,
      text,
      time: envelope.acceptedAt,
      state,
    });
    if (!added) return;
    this.#storage.conversations.addUnread(conversation, 1);
    refreshPreview(this.#storage, conversation);
    this.#events.changed(conversation, id);
  }

  #delivered(messages: readonly MessageId[], recipient: AccountId): void {
    for (const id of this.#storage.messages.markDelivered(messages, recipient)) {
      const { conversationId } = this.#storage.messages.get(id);
      refreshPreview(this.#storage, conversationId);
      this.#events.changed(conversationId, id);
    }
  }

  #transcript(envelope: IncomingEnvelope, recipient: AccountId, text: TextContent): void {
    const peer = this.#storage.people.byAccountOrStandIn(recipient);
    const conversation = this.#storage.conversations.direct(peer.id, envelope.acceptedAt);
    const added = this.#storage.messages.add({
      id: text.messageId,
      wireId: text.messageId,
      conversation,
      author: null,
      device: envelope.from.device,
      text: text.text,
      time: envelope.acceptedAt,
      state: 'sent',
    });
    if (!added) return;
    refreshPreview(this.#storage, conversation);
    this.#events.changed(conversation, text.messageId);
  }
}
