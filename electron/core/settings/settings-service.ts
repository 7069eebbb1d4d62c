import type { RequestInput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** The person's settings, for the windows. */
export class SettingsService implements DomainServices<'settings'> {
  readonly #storage: Storage;
  readonly #publish: Publish;
  readonly #onChanged: () => void;

  /** `onChanged` is told when a change is durable. */
  constructor(storage: Storage, publish: Publish, onChanged: () => void) {
    this.#storage = storage;
    this.#publish = publish;
    this.#onChanged = onChanged;
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
    this.#onChanged();
    return settings;
  }
}
