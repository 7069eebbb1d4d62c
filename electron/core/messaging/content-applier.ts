import { assertNever } from '#shared/errors/assert-never.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, EnvelopeId, GroupId, MessageId } from '#shared/model/ids.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import { encodeAction, encodeSentAction } from './action-content.ts';
import { applyAction, type ActionOrigin } from './action-applier.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import { countedMentions } from './counted-mentions.ts';
import type { ContentPlace } from './content-place.ts';
import {
  decodeContent,
  encodeDeliveryReceipt,
  encodeReadReceipt,
  type ContentBody,
  type TextContent,
} from './content.ts';
import type { GroupContentBody } from './group-content.ts';
import { RoomContentApplier } from './room-content-applier.ts';
import { quotedBy } from './referred-message.ts';
import { localMessageId, placeholderId } from './local-message-id.ts';

/** Writes what content means. A change that comes before its message waits for it. */
export class ContentApplier {
  readonly #storage: Storage;
  readonly #local: LocalAccount;
  readonly #outcome: BatchOutcome;
  readonly #rooms: RoomContentApplier;
  #isAnythingWaiting: boolean | null = null;

  constructor(storage: Storage, local: LocalAccount, outcome: BatchOutcome) {
    this.#storage = storage;
    this.#local = local;
    this.#outcome = outcome;
    this.#rooms = new RoomContentApplier(storage, local, outcome);
  }

  /**
   * Answers false for content that means nothing to this version, or nothing from this sender yet. `identityKey` is the one
   * under which its sender had sealed it; null where that is not known.
   */
  apply(place: ContentPlace, body: ContentBody, identityKey: Bytes | null): boolean {
    const isOwn = place.from.account === this.#local.account;
    switch (body.kind) {
      case 'text':
        if (isOwn) return false;
        this.#text(place, body.text);
        return true;
      case 'delivery-receipt':
        this.#delivered(place, body.messages, identityKey);
        return true;
      case 'read-receipt':
        if (isOwn) return false;
        this.#read(place, body.upTo, identityKey);
        return true;
      case 'sent-transcript':
        if (!isOwn) return this.#drop();
        if (!this.#isOtherOwnDevice(place.from)) return false;
        this.#transcript(place, body.recipient, body.text);
        return true;
      case 'unavailable':
        this.#unavailable(place.from, body.envelope);
        return true;
      case 'message-action': {
        if (isOwn) return false;
        const { account } = place.from;
        return this.#action(place, body, {
          author: account,
          conversation: this.#outcome.conversationWith(account),
        });
      }
      case 'sent-action': {
        if (!isOwn) return this.#drop();
        if (!this.#isOtherOwnDevice(place.from)) return false;
        const conversation = this.#outcome.conversationWith(body.recipient);
        return this.#action(place, body, { author: this.#local.account, conversation });
      }
      case 'group-action':
      case 'group-text':
      case 'group-changes':
      case 'group-request':
      case 'sender-key':
      case 'group-read':
      case 'group-tally':
        if (isOwn && !this.#isOtherOwnDevice(place.from)) return false;
        return this.#inRoom(place, body, isOwn);
      case 'unknown':
        return false;
      default:
        return assertNever(body);
    }
  }

  /** As `RoomContentApplier.verified`, with what has waited for it. */
  verified(rooms: Iterable<GroupId>, at: ContentPlace): void {
    this.#rooms.verified(rooms, at);
    this.#applyHeld();
  }

  #inRoom(place: ContentPlace, body: GroupContentBody, isOwn: boolean): boolean {
    const isApplied = this.#rooms.apply(place, body, isOwn);
    this.#applyHeld();
    return isApplied;
  }

  /** What has waited for a room, and would be lost otherwise: it has been taken out of where it waited. */
  #applyHeld(): void {
    for (const { place: earlier, content } of this.#outcome.waiting.splice(0))
      this.apply(earlier, decodeContent(content).body, null);
  }

  /** No version will know more of it: nobody else has sent what I have. */
  #drop(): true {
    this.#outcome.dropped += 1;
    return true;
  }

  #text({ from, acceptedAt, clockAt }: ContentPlace, content: TextContent): void {
    const { messageId: wireId, text, whole } = content;
    const { account, device } = from;
    const { person, conversation } = this.#outcome.correspondent(account, acceptedAt);
    const id = localMessageId(account, wireId);
    const author = { account, person };
    const time = this.#outcome.timeUnderKey(conversation, acceptedAt);
    const quote = quotedBy(this.#local, content);
    const mentions = countedMentions(this.#storage, this.#local, content, { author: account, room: null });
    const message = { id, wireId, conversation, author, device, text, whole, mentions, quote, time, clockAt };
    const arrival = this.#storage.messages.add({ ...message, state: 'received' });
    this.#outcome.received(account, wireId);
    if (arrival === null) return;
    this.#outcome.unread(conversation);
    this.#outcome.notify(arrival);
    this.#outcome.arrived(conversation, id);
    this.#applyWaiting(wireId);
  }

  #transcript({ from, acceptedAt, clockAt }: ContentPlace, recipient: AccountId, text: TextContent): void {
    const { conversation } = this.#outcome.correspondent(recipient, acceptedAt);
    const id = text.messageId;
    const message = { id, wireId: id, conversation, author: null, device: from.device } as const;
    const added = this.#storage.messages.add({
      ...message,
      text: text.text,
      whole: text.whole,
      mentions: countedMentions(this.#storage, this.#local, text, { author: from.account, room: null }),
      quote: quotedBy(this.#local, text),
      time: acceptedAt,
      clockAt,
      state: 'sent',
    });
    if (added === null) return;
    this.#outcome.arrived(conversation, id);
    this.#applyWaiting(id);
  }

  #action(
    place: ContentPlace,
    body: Extract<ContentBody, { readonly kind: 'message-action' | 'sent-action' }>,
    origin: Omit<ActionOrigin, 'at'>,
  ): true {
    const { action } = body;
    const at = place.acceptedAt;
    const applied = applyAction(this.#storage, this.#local, this.#outcome.events, action, { ...origin, at });
    if (applied === 'refused') return this.#drop();
    if (applied === 'early') {
      const content =
        body.kind === 'sent-action' ? encodeSentAction(body.recipient, action) : encodeAction(action);
      this.#storage.waiting.add(place, new Map([[action.target.message, content]]));
      this.#isAnythingWaiting = true;
    }
    return true;
  }

  #delivered(place: ContentPlace, messages: readonly MessageId[], key: Bytes | null): void {
    for (const id of this.#storage.messages.markDelivered(messages, place.from.account, key))
      this.#outcome.changed(this.#storage.messages.get(id).conversationId, id);
    const early = messages.filter((id) => this.#storage.messages.find(id) === null);
    this.#storage.waiting.add(place, new Map(early.map((id) => [id, encodeDeliveryReceipt([id])])));
    if (early.length > 0) this.#isAnythingWaiting = true;
  }

  #read(place: ContentPlace, upTo: MessageId, key: Bytes | null): void {
    for (const id of this.#storage.readMarks.apply(upTo, place.from.account, key))
      this.#outcome.changed(this.#storage.messages.get(id).conversationId, id);
    if (this.#storage.messages.find(upTo) !== null) return;
    this.#storage.waiting.add(place, new Map([[upTo, encodeReadReceipt(upTo)]]));
    this.#isAnythingWaiting = true;
  }

  /** One that the own account has signed; nobody, not even the relay, can add another. */
  #isOtherOwnDevice({ account, device }: DeviceAddress): boolean {
    const devices = this.#storage.protocol.devices(account) ?? [];
    return device !== this.#local.device && devices.some((entry) => entry.device === device);
  }

  #unavailable(from: DeviceAddress, envelope: EnvelopeId): void {
    for (const kept of this.#storage.inbox.undecryptableLike(envelope, from)) {
      this.#storage.inbox.giveUp(kept.envelope, from);
      const placeholder = this.#storage.messages.find(placeholderId(from, kept.envelope));
      if (placeholder?.state !== 'undecryptable') continue;
      this.#storage.messages.setState(placeholder.id, 'lost', null);
      this.#outcome.changed(placeholder.conversationId, placeholder.id);
    }
  }

  #applyWaiting(wireId: MessageId): void {
    // Hardly ever is there anything: looking once a batch spares a look a message.
    this.#isAnythingWaiting ??= this.#storage.waiting.isAnything();
    if (!this.#isAnythingWaiting) return;
    for (const { from, acceptedAt, content } of this.#storage.waiting.take(wireId))
      this.apply({ from, acceptedAt }, decodeContent(content).body, null);
  }
}
