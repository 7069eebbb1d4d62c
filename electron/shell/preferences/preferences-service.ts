import type { RequestInput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { zoomFactors, type InterfaceLanguage, type Preferences } from '#shared/model/preferences.ts';
import type { PreferencesFile } from './preferences-file.ts';

/** Is told of the preferences at the start and after every change. */
export type OnPreferences = (preferences: Preferences) => void;

/** Makes true outside of the program what is about to be kept. @throws AppError where it cannot: then it is not kept. */
export type Prepare = (wanted: Preferences, last: Preferences) => void;

/** The `preferences` domain: kept in the file, the same for all windows, true at once. */
export class PreferencesService implements DomainServices<'preferences'> {
  readonly #file: PreferencesFile;
  readonly #prepare: Prepare;
  readonly #listeners = new Set<OnPreferences>();
  #language: InterfaceLanguage | null;
  #current: Preferences;

  /** `language` holds in place of the kept one until somebody chooses one. */
  constructor(
    file: PreferencesFile,
    { prepare, language = null }: { readonly prepare: Prepare; readonly language?: InterfaceLanguage | null },
  ) {
    this.#file = file;
    this.#prepare = prepare;
    this.#language = language;
    this.#current = this.#kept();
  }

  get current(): Preferences {
    return this.#current;
  }

  /** Calls the listener now and after every change. */
  follow(listener: OnPreferences): void {
    this.#listeners.add(listener);
    listener(this.#current);
  }

  async get(): Promise<Preferences> {
    return this.#current;
  }

  /** @throws AppError `autostart-failed`, `storage-full`, `storage-failed`; then everything is as before. */
  async set(change: RequestInput<'preferences', 'set'>): Promise<Preferences> {
    const given: Partial<Preferences> = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    );
    const last = this.#current;
    const wanted = { ...last, ...given };
    this.#prepare(wanted, last);
    try {
      this.#file.setPreferences(given);
    } catch (error) {
      this.#prepare(last, wanted);
      throw error;
    }
    if (given.language !== undefined) this.#language = null;
    this.#current = this.#kept();
    for (const listener of this.#listeners) listener(this.#current);
    return this.#current;
  }

  /** One step larger or smaller, as far as there are steps; 0 for the ordinary size. */
  async zoom(step: -1 | 0 | 1): Promise<void> {
    const place = step === 0 ? zoomFactors.indexOf(1) : zoomFactors.indexOf(this.#current.zoom) + step;
    const zoom = zoomFactors[place];
    if (zoom !== undefined) await this.set({ zoom });
  }

  #kept(): Preferences {
    const kept = this.#file.preferences;
    return this.#language === null ? kept : { ...kept, language: this.#language };
  }
}
