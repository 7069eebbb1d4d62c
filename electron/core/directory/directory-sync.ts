import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';
import type { IdentityLine, TrustKeeper } from '#core/trust/index.ts';

/** What a synchronisation works with. */
export interface DirectorySyncPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly publish: Publish;
  readonly trust: TrustKeeper;
  readonly clock: Clock;
}

/** Keeps the people of this PC in step with the backend's directory. One synchronisation at a time. */
export class DirectorySync {
  readonly #ports: DirectorySyncPorts;
  #running: Promise<void> | null = null;
  #again = false;

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
    this.#again = false;
    for await (const page of this.#ports.backend.syncDirectory(this.#ports.storage.people.token()))
      this.#apply(page);
    if (this.#isWantedAgain()) await this.#run();
  }

  #isWantedAgain(): boolean {
    return this.#again;
  }

  #apply(page: DirectoryPage): void {
    const { storage, publish } = this.#ports;
    const lines = storage.transaction(() => {
      for (const { standIn, person } of storage.people.applyPage(page))
        storage.conversations.movePeer(standIn, person);
      return page.people.flatMap((person) => this.#noteAccount(person));
    }, 'directory');
    for (const line of lines) this.#tell(line);
    if (page.people.length + page.removed.length > 0)
      publish({ domain: 'directory', name: 'changed', payload: {} });
  }

  /** Whoever the directory gives another account shows in their conversation, before anything is written to it. */
  #noteAccount({ id, account }: DirectoryPerson): readonly IdentityLine[] {
    const { storage, trust, clock } = this.#ports;
    const conversation = account === null ? null : storage.conversations.withPerson(id);
    if (account === null || conversation === null) return [];
    const line = trust.noteAccount(conversation, account, clock.now());
    return line === null ? [] : [line];
  }

  #tell({ conversation, message }: IdentityLine): void {
    const { storage, publish } = this.#ports;
    const changed = [storage.messages.get(message)];
    publish({ domain: 'chats', name: 'messagesChanged', payload: { conversation, changed, removed: [] } });
    publish({
      domain: 'chats',
      name: 'conversationChanged',
      payload: storage.conversations.get(conversation),
    });
  }
}
