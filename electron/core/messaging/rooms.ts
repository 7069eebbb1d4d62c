import { AppError } from '#shared/errors/app-error.ts';
import type { KnownGroupAction } from '#shared/model/group.ts';
import type { AccountId, ConversationId, GroupId } from '#shared/model/ids.ts';
import type { DeviceBook } from '#core/account/index.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Publish } from '#core/events.ts';
import { formerMembers, RoomBook, RoomChanges, type OwnChange } from '#core/groups/index.ts';
import type { LocalIdentity } from '#core/signal/index.ts';
import { everyDevice, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { BatchOutcome } from './batch-outcome.ts';
import { changeContents } from './change-contents.ts';
import { ContentApplier } from './content-applier.ts';
import { MessageEvents } from './message-events.ts';
import type { ContentPlace } from './content-place.ts';
import { conversationQueue, roomQueue } from './queues.ts';

/** What changing rooms works with. */
export interface RoomsPorts {
  readonly storage: Storage;
  readonly local: LocalAccount;
  readonly identity: LocalIdentity;
  readonly devices: DeviceBook;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly wakeOutbox: (queue: string) => void;
}

/** Changes rooms, and tells their members. A change is durable here, together with what others have to be told, when it is answered. */
export class Rooms {
  readonly #ports: RoomsPorts;
  readonly #book: RoomBook;
  readonly #changes: RoomChanges;

  constructor(ports: RoomsPorts) {
    this.#ports = ports;
    this.#book = new RoomBook(ports.storage, ports.local.account);
    this.#changes = new RoomChanges(ports.storage, this.#book, ports.identity);
  }

  /** Begins a room with these accounts. */
  create(action: Extract<KnownGroupAction, { readonly kind: 'create' }>): ConversationId {
    return this.#write(() => this.#changes.create(action, this.#ports.clock.now()));
  }

  /** @throws AppError `not-found`, `not-allowed`. */
  change(room: GroupId, action: KnownGroupAction): ConversationId {
    return this.#write(() => this.#changes.write(room, action, this.#ports.clock.now()));
  }

  /**
   * Asks for the keys of all who have signed changes and are not known yet; what they have signed counts from then on. Whoever
   * there is not does not keep the others from it. @throws as the adapter, where asking again may help.
   */
  async learnAuthors(): Promise<void> {
    const { storage } = this.#ports;
    const unknown = new Set(storage.rooms.unverified().map(({ author }) => author));
    if (unknown.size === 0) return;
    try {
      for (const account of unknown) await this.#learnAuthor(account);
    } finally {
      this.#verify();
    }
  }

  /** Whoever does not exist has signed nothing: what somebody has made up in their name goes, and is not asked about again. */
  async #learnAuthor(account: AccountId): Promise<void> {
    const { storage, devices } = this.#ports;
    try {
      await devices.learnKey(account);
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error;
      storage.transaction(() => {
        storage.rooms.dropUnverified(account);
      });
    }
  }

  /** Looks at rooms as a whole that have not been since what they are made of was salvaged, or is read in another way. */
  settleAll(): void {
    for (const room of this.#ports.storage.rooms.unsettled())
      this.#settle((applier, at) => {
        applier.verified([room], at);
      });
  }

  /** What those have signed whose keys are known by now counts. */
  #verify(): void {
    this.#settle((applier, at) => {
      applier.verified(this.#book.verify(), at);
    });
  }

  #settle(apply: (applier: ContentApplier, at: ContentPlace) => void): void {
    const { storage, publish, local, clock } = this.#ports;
    const outcome = new BatchOutcome(storage, new MessageEvents(storage, publish));
    storage.transaction(() => {
      apply(new ContentApplier(storage, local, outcome), { from: local, acceptedAt: clock.now() });
      outcome.write();
    });
    outcome.events.publish();
    for (const queue of outcome.wokenQueues) this.#ports.wakeOutbox(queue);
  }

  #write(change: () => OwnChange): ConversationId {
    const { storage, publish, wakeOutbox } = this.#ports;
    const outcome = new BatchOutcome(storage, new MessageEvents(storage, publish));
    const { conversation } = storage.transaction(() => {
      const written = change();
      outcome.roomSettled(written);
      this.#tell(written, outcome);
      outcome.write();
      return written;
    }, 'send');
    outcome.events.publish();
    for (const queue of outcome.wokenQueues) wakeOutbox(queue);
    return conversation;
  }

  /** The change goes to all members; whoever has come in by it gets all there is, and whoever has gone this one. */
  #tell(written: OwnChange, outcome: BatchOutcome): void {
    const { storage, local } = this.#ports;
    const { room, change, conversation, joined, lines } = written;
    const heads = storage.rooms.find(room)?.heads ?? [];
    const all = this.#book.since(room, []);
    const [content] = changeContents(room, [change], heads);
    if (content === undefined) return;
    if (all.length > 1)
      for (const account of joined)
        for (const portion of changeContents(room, all, heads)) this.#tellOne(account, portion, outcome);
    for (const account of formerMembers(written, local.account)) this.#tellOne(account, content, outcome);
    const queue = conversationQueue(conversation);
    storage.outbox.addForRoom({ queue, room, message: lines.at(-1) ?? null, content });
    outcome.wokenQueues.add(queue);
  }

  #tellOne(
    account: AccountId,
    content: ReturnType<typeof changeContents>[number],
    outcome: BatchOutcome,
  ): void {
    const queue = roomQueue(account);
    this.#ports.storage.outbox.add(everyDevice({ queue, recipient: account, message: null, content }));
    outcome.wokenQueues.add(queue);
  }
}
