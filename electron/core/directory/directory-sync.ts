import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** Keeps the people of this PC in step with the backend's directory. One synchronisation at a time. */
export class DirectorySync {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #publish: Publish;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(storage: Storage, backend: BackendAdapter, publish: Publish) {
    this.#storage = storage;
    this.#backend = backend;
    this.#publish = publish;
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

  /** Resolves when nothing is being fetched. */
  async idle(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    this.#again = false;
    for await (const page of this.#backend.syncDirectory(this.#storage.people.token())) this.#apply(page);
    if (this.#isWantedAgain()) await this.#run();
  }

  #isWantedAgain(): boolean {
    return this.#again;
  }

  #apply(page: DirectoryPage): void {
    this.#storage.transaction(() => {
      for (const { standIn, person } of this.#storage.people.applyPage(page))
        this.#storage.conversations.movePeer(standIn, person);
    }, 'directory');
    if (page.people.length + page.removed.length > 0)
      this.#publish({ domain: 'directory', name: 'changed', payload: {} });
  }
}
