import { assertNever } from '#shared/errors/assert-never.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { messageId, type GroupId, type MessageId } from '#shared/model/ids.ts';
import { RoomBook } from '#core/groups/index.ts';
import { conversationOf, everyDevice, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { applyAction } from './action-applier.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import { countedMentions } from './counted-mentions.ts';
import type { ContentPlace } from './content-place.ts';
import { encodeGroupContent, type GroupContentBody } from './group-content.ts';
import { quotedBy } from './referred-message.ts';
import { localMessageId } from './local-message-id.ts';
import { roomQueue } from './queues.ts';
import { RoomReadApplier } from './room-read-applier.ts';
import { changeContents } from './change-contents.ts';

type Body<Kind extends GroupContentBody['kind']> = Extract<GroupContentBody, { readonly kind: Kind }>;

/** Writes what content of rooms means. What comes before the changes that it rests on waits for them, and they are asked for. */
export class RoomContentApplier {
  readonly #storage: Storage;
  readonly #local: LocalAccount;
  readonly #outcome: BatchOutcome;
  readonly #book: RoomBook;
  readonly #reads: RoomReadApplier;

  constructor(storage: Storage, local: LocalAccount, outcome: BatchOutcome) {
    this.#storage = storage;
    this.#local = local;
    this.#outcome = outcome;
    this.#book = new RoomBook(storage, local.account);
    this.#reads = new RoomReadApplier(storage, local.account, outcome);
  }

  /** As `ContentApplier.apply`. `isOwn`: from another device of the own account. */
  apply(place: ContentPlace, body: GroupContentBody, isOwn: boolean): boolean {
    switch (body.kind) {
      case 'group-text':
        return this.#text(place, body, isOwn);
      case 'group-action':
        this.#action(place, body, isOwn);
        return true;
      case 'group-changes':
        this.#changes(place, body);
        return true;
      case 'group-request':
        this.#answer(place.from, body);
        return true;
      case 'sender-key':
        // Taken when it was opened: the next envelope of the same sender may need it.
        return true;
      case 'group-read':
        this.#reads.read(place, body);
        return true;
      case 'group-tally':
        this.#reads.tally(place, body);
        return true;
      default:
        return assertNever(body);
    }
  }

  /** Changes that had to wait for the keys of their authors. */
  verified(rooms: Iterable<GroupId>, at: ContentPlace): void {
    for (const room of rooms) this.#settle(room, at);
  }

  #text(place: ContentPlace, body: Body<'group-text'>, isOwn: boolean): boolean {
    const { group: room, heads, text } = body;
    const { account } = place.from;
    if (!this.#admits(place, body, isOwn)) return true;
    const id = isOwn ? text.messageId : localMessageId(account, text.messageId);
    const author = isOwn ? null : { account, person: this.#storage.people.byAccountOrStandIn(account).id };
    const conversation = conversationOf(room);
    const arrival = this.#storage.messages.add({
      ...{ id, wireId: text.messageId, conversation, author, device: place.from.device },
      ...{ text: text.text, whole: text.whole, time: place.acceptedAt, clockAt: place.clockAt },
      mentions: countedMentions(this.#storage, this.#local, text, { author: account, room }),
      quote: quotedBy(this.#local, text),
      state: isOwn ? 'sent' : 'received',
    });
    if (arrival === null) return true;
    this.#reads.textAdded(room, id, text.messageId, heads);
    if (!isOwn) {
      this.#outcome.unread(conversation);
      this.#outcome.notify(arrival);
    }
    this.#outcome.arrived(conversation, id);
    for (const { from, acceptedAt, content } of this.#storage.waiting.take(text.messageId))
      this.#outcome.again({ from, acceptedAt }, content);
    return true;
  }

  #action(place: ContentPlace, body: Body<'group-action'>, isOwn: boolean): void {
    if (!this.#admits(place, body, isOwn)) return;
    const { action, group } = body;
    const origin = { author: place.from.account, conversation: conversationOf(group), at: place.acceptedAt };
    const applied = applyAction(this.#storage, this.#local, this.#outcome.events, action, origin);
    if (applied === 'refused') this.#outcome.dropped += 1;
    if (applied === 'early')
      this.#storage.waiting.add(place, new Map([[action.target.message, encodeGroupContent(body)]]));
  }

  /** Whether its author may write there; what nobody can tell yet waits. */
  #admits(place: ContentPlace, body: Body<'group-text' | 'group-action'>, isOwn: boolean): boolean {
    const { group: room, heads } = body;
    const isAdmitted = isOwn
      ? this.#storage.rooms.find(room) !== null || null
      : this.#book.admits({ room, author: place.from.account, acceptedAt: place.acceptedAt }, heads);
    if (isAdmitted === null) this.#hold(place, body);
    if (isAdmitted === false) this.#outcome.dropped += 1;
    if (!this.#book.knows(heads)) this.#ask(place.from, room);
    return isAdmitted === true;
  }

  #changes(place: ContentPlace, { group: room, changes, heads }: Body<'group-changes'>): void {
    for (const stranger of this.#book.takeIn(room, changes, place.acceptedAt))
      this.#outcome.strangers.add(stranger);
    this.#settle(room, place);
    if (!this.#book.knows(heads)) this.#ask(place.from, room);
  }

  #settle(room: GroupId, place: ContentPlace): void {
    const settled = this.#book.settle(room, { time: place.acceptedAt, clockAt: place.clockAt });
    if (settled === null) return;
    this.#outcome.roomSettled(settled);
    for (const { from, acceptedAt, content } of this.#storage.waiting.take(holdKey(room)))
      this.#outcome.again({ from, acceptedAt }, content);
  }

  #hold(place: ContentPlace, body: Body<'group-text' | 'group-action'>): void {
    this.#storage.waiting.add(place, new Map([[holdKey(body.group), encodeGroupContent(body)]]));
  }

  /** Asks whoever has spoken of changes that are not here; a relay that keeps them back is found out by this. */
  #ask(from: DeviceAddress, room: GroupId): void {
    if (from.account === this.#local.account || this.#outcome.asked.has(room)) return;
    this.#outcome.asked.add(room);
    const heads = this.#storage.rooms.find(room)?.heads ?? [];
    this.#tell(from, encodeGroupContent({ kind: 'group-request', group: room, heads }));
  }

  /** Members only: whoever has gone has nothing to do with what came later. */
  #answer(from: DeviceAddress, { group: room, heads }: Body<'group-request'>): void {
    const found = this.#storage.rooms.find(room);
    if (found === null || this.#storage.rooms.roleOf(room, from.account) === null) return;
    const changes = this.#book.since(room, heads);
    for (const content of changeContents(room, changes, found.heads)) this.#tell(from, content);
  }

  #tell({ account, device }: DeviceAddress, content: ReturnType<typeof encodeGroupContent>): void {
    const queue = roomQueue(account);
    this.#storage.outbox.add({
      ...everyDevice({ queue, recipient: account, message: null, content }),
      device,
    });
    this.#outcome.wokenQueues.add(queue);
  }
}

/** Under which key texts wait for changes of their room: no message has the beginning of a room's id as its own. */
function holdKey(room: GroupId): MessageId {
  return messageId(room.slice(0, 32));
}
