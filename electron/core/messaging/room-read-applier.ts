import type { AccountId, ChangeId, GroupId, MessageId } from '#shared/model/ids.ts';
import { conversationOf, type Storage } from '#core/storage/index.ts';
import type { BatchOutcome } from './batch-outcome.ts';
import type { ContentPlace } from './content-place.ts';
import { encodeGroupContent, type GroupContentBody } from './group-content.ts';
import { localMessageId } from './local-message-id.ts';

type Body<Kind extends GroupContentBody['kind']> = Extract<GroupContentBody, { readonly kind: Kind }>;

/** Writes what members of rooms say they have read. What comes before its message waits for it. */
export class RoomReadApplier {
  readonly #storage: Storage;
  readonly #self: AccountId;
  readonly #outcome: BatchOutcome;
  #isAnythingWaiting: boolean | null = null;

  constructor(storage: Storage, self: AccountId, outcome: BatchOutcome) {
    this.#storage = storage;
    this.#self = self;
    this.#outcome = outcome;
  }

  /** A text has come into a room, from somebody who knew these changes of it. */
  textAdded(room: GroupId, message: MessageId, wireId: MessageId, heads: readonly ChangeId[]): void {
    this.#storage.roomReads.setAudience(message, room, heads);
    // Hardly ever is there anything: looking once a batch spares a look a message.
    this.#isAnythingWaiting ??= this.#storage.waiting.isAnything();
    if (!this.#isAnythingWaiting) return;
    for (const { from, acceptedAt, content } of this.#storage.waiting.take(wireId))
      this.#outcome.again({ from, acceptedAt }, content);
  }

  /** Whether its sender is a member does not matter: who is none is asked for by nobody, and may be one by a change that is on its way. */
  read(place: ContentPlace, body: Body<'group-read'>): void {
    const { group: room, upTo, author } = body;
    const id = author === this.#self ? upTo : localMessageId(author, upTo);
    const message = this.#storage.messages.find(id);
    if (message === null) return this.#wait(place, upTo, body);
    const conversation = conversationOf(room);
    if (message.conversationId !== conversation || message.kind !== 'text') return;
    this.#storage.roomReads.mark(room, place.from.account, id);
    this.#outcome.events.readsChanged(conversation);
    if (author === this.#self) this.#outcome.ownRead.add(room);
  }

  /** Of own messages alone: ids are the author's, and nobody tells of those of another one. */
  tally(place: ContentPlace, { group, counts }: Body<'group-tally'>): void {
    const { account } = place.from;
    const conversation = conversationOf(group);
    const early = new Map<MessageId, number>();
    for (const [wireId, count] of counts) {
      const id = account === this.#self ? wireId : localMessageId(account, wireId);
      const message = this.#storage.messages.find(id);
      if (message === null) early.set(wireId, count);
      else if (message.conversationId === conversation && this.#storage.roomReads.setTally(id, count))
        this.#outcome.events.readsChanged(conversation);
    }
    for (const [wireId, count] of early)
      this.#wait(place, wireId, { kind: 'group-tally', group, counts: new Map([[wireId, count]]) });
  }

  #wait(place: ContentPlace, wireId: MessageId, body: GroupContentBody): void {
    this.#storage.waiting.add(place, new Map([[wireId, encodeGroupContent(body)]]));
    this.#isAnythingWaiting = true;
  }
}
