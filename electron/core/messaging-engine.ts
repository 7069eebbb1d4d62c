import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import { KeyUpkeep, toLocalIdentity } from './account/index.ts';
import { DirectorySync } from './directory/index.ts';
import type { Publish } from './events.ts';
import { Inbox, Outbox, Sealer } from './messaging/index.ts';
import { Zone } from './signal/index.ts';
import type { StatusBoard } from './status/index.ts';
import type { LocalAccount, Storage } from './storage/index.ts';

export interface EngineOptions {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly local: LocalAccount;
  readonly board: StatusBoard;
  readonly publish: Publish;
  readonly onFailure: (error: unknown) => void;
  readonly now: () => number;
}

/**
 * Everything that needs the protocol, composed and running: outbox, inbox, synchronisation, connection. Its module loads
 * libsignal, so it is imported after first paint.
 */
export class MessagingEngine {
  readonly #options: EngineOptions;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #directory: DirectorySync;
  readonly #keys: KeyUpkeep;
  #catchingUp: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: EngineOptions) {
    const { storage, backend, local, publish, onFailure } = options;
    const identity = toLocalIdentity(local);
    const zone = new Zone(storage, identity);
    this.#keys = new KeyUpkeep(storage, backend, identity, options.now);
    this.#options = options;
    this.#directory = new DirectorySync(storage, backend, publish);
    this.#outbox = new Outbox(
      storage,
      backend,
      new Sealer(storage, backend, zone, local),
      publish,
      onFailure,
    );
    this.#inbox = new Inbox({
      storage,
      backend,
      zone,
      local,
      publish,
      onFailure,
      learnAccount: () => this.#synchronise(),
      wakeOutbox: (queue) => {
        this.#outbox.wake(queue);
      },
    });
    backend.connect(local, {
      onState: (state) => {
        this.#onState(state);
      },
      onEnvelopes: (envelopes) => {
        this.#inbox.receive(envelopes);
      },
      onDirectoryChanged: () => void this.#synchronise(),
    });
  }

  wakeOutbox(queue: string): void {
    this.#outbox.wake(queue);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#options.backend.close();
    await Promise.all([this.#inbox.stop(), this.#outbox.stop(), this.#catchingUp, this.#directory.idle()]);
  }

  #onState(connection: ConnectionState): void {
    this.#options.board.update({ connection });
    this.#outbox.setOnline(connection === 'online');
    if (connection === 'online') this.#catchingUp = this.#catchingUp.then(() => this.#catchUp());
  }

  /** What is done at every connection, one thing after the other; one that fails is done at the next. */
  async #catchUp(): Promise<void> {
    const { storage, now } = this.#options;
    await this.#synchronise();
    await this.#attempt(() => this.#learnOwnDevices());
    await this.#attempt(() => this.#keys.run());
    await this.#attempt(() => {
      storage.transaction(() => {
        storage.inbox.forgetOld(now());
      });
    });
  }

  #synchronise(): Promise<void> {
    return this.#attempt(() => this.#directory.sync());
  }

  async #attempt(work: () => Promise<void> | void): Promise<void> {
    if (this.#stopped) return;
    try {
      await work();
    } catch (error) {
      if (!this.#hasStopped()) this.#options.onFailure(error);
    }
  }

  #hasStopped(): boolean {
    return this.#stopped;
  }

  /** My own other devices get everything I send: which there are is asked at every connection. */
  async #learnOwnDevices(): Promise<void> {
    const { storage, backend, local } = this.#options;
    const list = await backend.fetchDevices(local.account);
    if (this.#stopped) return;
    storage.transaction(() => {
      storage.protocol.saveDevices(local.account, list.devices);
    });
  }
}
