import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ConversationId, GroupId, MessageId, PersonId } from '#shared/model/ids.ts';
import type { SettledRoom } from '#core/groups/index.ts';
import { everyDevice, type Storage } from '#core/storage/index.ts';
import type { ContentPlace } from './content-place.ts';
import { encodeDeliveryReceipt } from './content.ts';
import type { MessageEvents } from './message-events.ts';
import { receiptQueue } from './queues.ts';
import { refreshPreview } from './refresh-preview.ts';

/** Messages in one batch whose receipts leave at once; more are a backlog, and their receipts leave together later. */
const receiptsAtOnce = 20;

/** The author of messages and the conversation that they belong to. */
export interface Correspondent {
  readonly person: PersonId;
  readonly conversation: ConversationId;
}

/**
 * What a batch of envelopes comes to besides its messages: collected while they are applied, and written once for each
 * conversation and account at the end of the same transaction.
 */
export class BatchOutcome {
  readonly events: MessageEvents;
  /** Outbox queues that have something to send now. */
  readonly wokenQueues = new Set<string>();
  /** Devices whose retry requests this batch has dealt with, once a request. */
  readonly answeredDevices: DeviceAddress[] = [];
  /** Envelopes that were not opened and are not asked for either: a flood, of which the log tells. */
  unasked = 0;
  /** Contents that were not kept for a newer version, or no longer: of which the log tells, too. */
  dropped = 0;
  /** Authors of changes of rooms whose keys are not known yet: they have to be asked for. */
  readonly strangers = new Set<AccountId>();
  /** Rooms of which somebody has been asked for changes. */
  readonly asked = new Set<GroupId>();
  /** Rooms in which somebody has read an own message. */
  readonly ownRead = new Set<GroupId>();
  /** Content that had to wait and can be applied now. */
  readonly waiting: { readonly place: ContentPlace; readonly content: Bytes }[] = [];
  /** Whether receipts are owed that the outbox does not know of yet. */
  owesReceipts = false;
  readonly #storage: Storage;
  readonly #correspondents = new Map<AccountId, Correspondent>();
  readonly #lastKeys = new Map<ConversationId, Bytes>();
  readonly #unread = new Map<ConversationId, number>();
  readonly #arrivals: number[] = [];
  readonly #recounts = new Set<ConversationId>();
  readonly #previews = new Set<ConversationId>();
  readonly #receipts = new Map<AccountId, MessageId[]>();
  readonly #lines = new Map<ConversationId, number | null>();
  /** The last time of a text that was received, in conversations that have a line. */
  readonly #lastBelow = new Map<ConversationId, number>();
  readonly #unknownSenders = new Set<AccountId>();

  constructor(storage: Storage, events: MessageEvents) {
    this.#storage = storage;
    this.events = events;
  }

  /** Who an account is, and the direct conversation with them; made when there is none. */
  correspondent(account: AccountId, now: number): Correspondent {
    const known = this.#correspondents.get(account);
    if (known !== undefined) return known;
    const found = this.#known(account) ?? this.#begin(account, now);
    this.#correspondents.set(account, found);
    return found;
  }

  /** The direct conversation with an account, where there is one. */
  conversationWith(account: AccountId): ConversationId | null {
    const known = this.#correspondents.get(account) ?? this.#known(account);
    if (known !== null) this.#correspondents.set(account, known);
    return known?.conversation ?? null;
  }

  /** Whether the last envelope of a conversation in this batch was sealed under the same key; notes the key of this one. */
  isMet(conversation: ConversationId, key: Bytes): boolean {
    const last = this.#lastKeys.get(conversation);
    this.#lastKeys.set(conversation, key);
    // Mostly the very same object: a key that is met again is serialised once.
    return last !== undefined && (last === key || Buffer.from(last).equals(key));
  }

  /** A line has been added to a conversation, and that changed these messages. */
  lineAdded(conversation: ConversationId, messages: readonly MessageId[]): void {
    this.#lines.delete(conversation);
    this.#lastBelow.delete(conversation);
    for (const message of messages) this.changed(conversation, message);
  }

  /**
   * The time of a text that the relay accepted at `acceptedAt` (UTC milliseconds): never before the last line about the
   * peer's identity, because it was sealed under the key that the line tells of. Where the line lies ahead, after what was
   * received last: one after the other, as they came.
   */
  timeUnderKey(conversation: ConversationId, acceptedAt: number): number {
    const known = this.#lines.get(conversation);
    const line = known === undefined ? this.#storage.messages.lastLineAt(conversation) : known;
    this.#lines.set(conversation, line);
    if (line === null) return acceptedAt;
    const last =
      this.#lastBelow.get(conversation) ?? this.#storage.messages.lastReceivedAt(conversation) ?? line;
    // Those that were put there one after the other may reach beyond what the relay says of the next ones.
    const isFree = acceptedAt > last || last - line > closeBelowMs;
    const time = acceptedAt > line && isFree ? acceptedAt : last + 1;
    this.#lastBelow.set(conversation, Math.max(last, time));
    return time;
  }

  /** A room has become what it is now. */
  roomSettled({ conversation, lines, dropped }: SettledRoom): void {
    for (const line of lines) this.events.changed(conversation, line);
    for (const line of dropped) this.events.removed(conversation, line);
    this.events.rowChanged(conversation);
    if (lines.length + dropped.length > 0) this.events.membersChanged(conversation);
  }

  /** Content that had to wait can be applied. */
  again(place: ContentPlace, content: Bytes): void {
    this.waiting.push({ place, content });
  }

  /** Content of this sender has been kept for a newer version. */
  unknownKept(sender: AccountId): void {
    this.#unknownSenders.add(sender);
  }

  /** A message is new or has changed. */
  changed(conversation: ConversationId, message: MessageId): void {
    this.#previews.add(conversation);
    this.events.changed(conversation, message);
  }

  /** A message has come: what answers it shows its words from now on. */
  arrived(conversation: ConversationId, message: MessageId): void {
    this.changed(conversation, message);
    for (const answer of this.#storage.messages.answersTo(message)) this.events.changed(conversation, answer);
  }

  /** A message is gone, and with it perhaps an unread one. */
  removed(conversation: ConversationId, message: MessageId): void {
    this.#previews.add(conversation);
    this.#recounts.add(conversation);
    this.events.removed(conversation, message);
  }

  /** There is one more message that the person has not read. */
  unread(conversation: ConversationId): void {
    this.#unread.set(conversation, (this.#unread.get(conversation) ?? 0) + 1);
  }

  /** The person has to be told of a message that has just been added. */
  notify(arrival: number): void {
    this.#arrivals.push(arrival);
  }

  /** This PC has a message of an account durably, once the transaction is committed: a receipt is due. */
  received(account: AccountId, wireId: MessageId): void {
    const messages = this.#receipts.get(account) ?? [];
    messages.push(wireId);
    this.#receipts.set(account, messages);
  }

  /** Writes what was collected. Belongs at the end of the transaction in which it was. */
  write(): void {
    this.#storage.notifications.mark(this.#arrivals);
    for (const [conversation, count] of this.#unread)
      this.#storage.conversations.addUnread(conversation, count);
    for (const conversation of this.#recounts) this.#storage.conversations.recountUnread(conversation);
    for (const conversation of this.#previews) refreshPreview(this.#storage, conversation);
    this.dropped += this.#storage.inbox.boundUnknown(this.#unknownSenders);
    this.#writeReceipts();
  }

  /** Whoever has left the directory stays the peer of the conversation that rests on their account. */
  #known(account: AccountId): Correspondent | null {
    const { people, conversations } = this.#storage;
    const person = people.byAccount(account)?.id;
    if (person === undefined) return conversations.formerPeer(account);
    const conversation = conversations.withPerson(person);
    return conversation === null ? null : { person, conversation };
  }

  #begin(account: AccountId, now: number): Correspondent {
    const person = this.#storage.people.byAccountOrStandIn(account).id;
    return { person, conversation: this.#storage.conversations.direct(person, now) };
  }

  #writeReceipts(): void {
    const count = [...this.#receipts.values()].reduce((sum, messages) => sum + messages.length, 0);
    this.owesReceipts = count > receiptsAtOnce;
    for (const [recipient, messages] of this.#receipts) {
      if (this.owesReceipts) {
        this.#storage.receipts.owe(recipient, messages);
        continue;
      }
      const queue = receiptQueue(recipient);
      const content = encodeDeliveryReceipt(messages);
      this.#storage.outbox.add(everyDevice({ queue, recipient, message: null, content }));
      this.wokenQueues.add(queue);
    }
  }
}

/** Texts below a line that lies ahead stand a millisecond apart: so many of them do not come before the time is right again. */
const closeBelowMs = 10_000;
