import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { AppError } from '#shared/errors/app-error.ts';
import { preferencesSchema } from '#shared/ipc/schemas.ts';
import { defaultPreferences, type Preferences } from '#shared/model/preferences.ts';
import { windowPlacesSchema, type WindowPlaces } from '../windows/window-place.ts';

const name = 'preferences';

/**
 * The file of preferences and window places. It is read once: what becomes of it while the program runs (an editor, a
 * disk, a program that cleans up) neither changes nor breaks anything, and the next write makes it whole again.
 */
export class PreferencesFile {
  readonly #store: Store;
  #content: Readonly<Record<string, unknown>>;
  /** Why the file that was there has been set aside: it was no JSON object. The program starts with what it does by default. */
  readonly setAside: Error | null;

  /** Opens it in the profile's folder. */
  constructor(folder: string) {
    this.setAside = setAsideIfBroken(join(folder, `${name}.json`));
    this.#store = new Store({ name, cwd: folder });
    this.#content = this.#store.store;
  }

  /** Each preference that fits as it is kept, and the default for the others. */
  get preferences(): Preferences {
    const entries: readonly (readonly [string, unknown])[] = Object.entries(this.#kept('preferences'));
    const fitting = entries.filter(
      ([key, value]) => preferencesSchema.partial().safeParse({ [key]: value }).success,
    );
    return { ...defaultPreferences, ...Object.fromEntries(fitting) };
  }

  /** @throws AppError `storage-full`, `storage-failed`; then everything is as before. */
  setPreferences(change: Partial<Preferences>): void {
    this.#write('preferences', { ...this.#kept('preferences'), ...change });
  }

  get windowPlaces(): WindowPlaces {
    return windowPlacesSchema.catch({}).parse(this.#content['windows']);
  }

  /** @throws AppError `storage-full`, `storage-failed`; then they hold as long as the program runs. */
  setWindowPlaces(places: WindowPlaces): void {
    this.#content = { ...this.#content, windows: places };
    this.#write('windows', places);
  }

  /** Whether something happens for the first time on this PC; it is remembered. A disk that fails counts as no. */
  isFirst(happening: string): boolean {
    const kept = this.#kept('happened');
    if (happening in kept) return false;
    try {
      this.#write('happened', { ...kept, [happening]: true });
      return true;
    } catch {
      return false;
    }
  }

  #kept(key: string): object {
    const value = this.#content[key];
    return typeof value === 'object' && value !== null ? value : {};
  }

  #write(key: string, value: unknown): void {
    const content = { ...this.#content, [key]: value };
    try {
      // Whole, not by key: that would read the file first, whatever it is by now.
      this.#store.store = content;
      this.#content = content;
    } catch (error) {
      const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
      throw new AppError(isFull ? 'storage-full' : 'storage-failed', { cause: error });
    }
  }
}

function setAsideIfBroken(file: string): Error | null {
  if (!existsSync(file)) return null;
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new TypeError('not an object');
    return null;
  } catch (error) {
    renameSync(file, `${file}.broken-${String(Date.now())}`);
    return error instanceof Error ? error : new TypeError('not readable');
  }
}
