import type { RequestInput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** The person's settings, for the windows. */
export class SettingsService implements DomainServices<'settings'> {
  readonly #storage: Storage;
  readonly #publish: Publish;

  constructor(storage: Storage, publish: Publish) {
    this.#storage = storage;
    this.#publish = publish;
  }

  async get(): Promise<Settings> {
    return this.#storage.settings.get();
  }

  async set(change: RequestInput<'settings', 'set'>): Promise<Settings> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    this.#storage.transaction(() => {
      this.#storage.settings.set(Object.fromEntries(given));
    });
    const settings = this.#storage.settings.get();
    this.#publish({ domain: 'settings', name: 'changed', payload: settings });
    return settings;
  }
}
