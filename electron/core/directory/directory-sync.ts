import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Publish } from '#core/events.ts';
import { MessageEvents, refreshPreview } from '#core/messaging/index.ts';
import type { MovedConversation, Storage } from '#core/storage/index.ts';
import type { TrustKeeper } from '#core/trust/index.ts';

/** Messages of a merged conversation that windows are told of: a page, as they read the others. */
const toldMessages = 200;

/** How often windows are told while pages come, in milliseconds. */
const tellMs = 1_000;

/** What a synchronisation works with. */
export interface DirectorySyncPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly publish: Publish;
  readonly trust: TrustKeeper;
  readonly clock: Clock;
  /** A page was stored: so many people have come since the synchronisation began, and at most so many changes are to come. */
  readonly onReceived: (people: number, remaining: number) => void;
  /** Nothing is being received any more: everything that the backend had to say was stored, or the connection has ended. */
  readonly onEnded: () => void;
  /** The backend gives the directory no more, or again. */
  readonly onRefused: (isRefused: boolean) => void;
  /** What waited to be sent in the first conversation waits in the second one now. */
  readonly onMerged: (from: ConversationId, to: ConversationId) => void;
}

/** Keeps the people of this PC in step with the backend's directory. One synchronisation at a time. */
export class DirectorySync {
  readonly #ports: DirectorySyncPorts;
  #running: Promise<void> | null = null;
  #again = false;
  #untold = false;
  #toldAt = -Infinity;

  constructor(ports: DirectorySyncPorts) {
    this.#ports = ports;
  }

  /**
   * Fetches what has changed since the last page that was stored. A call during a synchronisation makes it look once more
   * at the end. Rejects as the adapter does; what was stored stays.
   */
  sync(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Resolves when nothing is being fetched, whatever has come of it. */
  async idle(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    try {
      await this.#receive();
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-serving') this.#note(true);
      this.#tell(0);
      this.#ports.onEnded();
      throw error;
    }
  }

  async #receive(): Promise<void> {
    this.#again = false;
    let received = 0;
    for await (const page of this.#ports.backend.syncDirectory(this.#ports.storage.people.token())) {
      this.#note(false);
      this.#apply(page);
      received += page.people.length;
      this.#ports.onReceived(received, page.remaining);
    }
    this.#tell(0);
    this.#ports.onEnded();
    if (this.#isWantedAgain()) await this.#receive();
  }

  /** What lies here is not shown to somebody who has left, also when the backend cannot be asked. */
  #note(isRefused: boolean): void {
    const { storage, publish, onRefused } = this.#ports;
    const marks = storage.directoryMarks;
    if ((marks.get('refused') !== null) === isRefused) return;
    storage.transaction(() => {
      if (isRefused) marks.set('refused', 1);
      else marks.clear('refused');
    }, 'directory');
    onRefused(isRefused);
    publish({ domain: 'directory', name: 'changed', payload: {} });
  }

  #isWantedAgain(): boolean {
    return this.#again;
  }

  #apply(page: DirectoryPage): void {
    const { storage, publish } = this.#ports;
    const events = new MessageEvents(storage, publish);
    const isCompared = !page.more && storage.directoryMarks.get('people-since') !== null;
    const moved = storage.transaction(() => {
      storage.units.applyPage(page);
      const conversations = storage.people
        .applyPage(page)
        .map(({ standIn, person }) => storage.conversations.movePeer(standIn, person))
        .filter((conversation) => conversation !== null);
      for (const conversation of conversations) this.#noteMoved(conversation, events);
      for (const person of page.people) this.#noteAccount(person, events);
      return conversations;
    }, 'directory');
    events.publish();
    for (const { conversation, merged } of moved)
      if (merged !== null) this.#tellMerged(merged.id, conversation);
    const { units, people, removedUnits, removed } = page;
    const changes = units.length + people.length + removedUnits.length + removed.length;
    if (changes > 0 || isCompared) this.#untold = true;
    this.#tell(tellMs);
  }

  /** Windows ask anew for what they show: a thousand pages must not have them ask a thousand times. */
  #tell(pause: number): void {
    const now = performance.now();
    if (!this.#untold || now - this.#toldAt < pause) return;
    this.#untold = false;
    this.#toldAt = now;
    this.#ports.publish({ domain: 'directory', name: 'changed', payload: {} });
  }

  #tellMerged(from: ConversationId, into: ConversationId): void {
    const { storage, publish, onMerged } = this.#ports;
    onMerged(from, into);
    const payload = { from, into: storage.conversations.get(into) };
    publish({ domain: 'chats', name: 'conversationMerged', payload });
  }

  /** What a stranger wrote stands in the conversation with the person now; under which keys, the conversation says. */
  #noteMoved({ conversation, merged }: MovedConversation, events: MessageEvents): void {
    const { storage, trust, clock } = this.#ports;
    events.rowChanged(conversation);
    if (merged === null) return;
    for (const { message } of trust.noteMerged(conversation, merged, clock.now()))
      events.changed(conversation, message);
    refreshPreview(storage, conversation);
    for (const { id } of storage.messages.page(conversation, null, toldMessages))
      events.changed(conversation, id);
  }

  /** Whoever the directory gives another account shows in their conversation, before anything is written to it. */
  #noteAccount({ id, account }: DirectoryPerson, events: MessageEvents): void {
    const { storage, trust, clock } = this.#ports;
    const conversation = account === null ? null : storage.conversations.withPerson(id);
    if (account === null || conversation === null) return;
    const line = trust.noteAccount(conversation, account, clock.now());
    if (line === null) return;
    for (const message of [line.message, ...line.undelivered]) events.changed(conversation, message);
    refreshPreview(storage, conversation);
  }
}
