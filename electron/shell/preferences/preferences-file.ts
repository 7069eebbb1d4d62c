import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { closeStoreChannel } from '#ipc/close-store-channel.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { preferencesSchema } from '#shared/ipc/schemas.ts';
import { defaultPreferences, type Preferences } from '#shared/model/preferences.ts';
import { keptPlaces, type WindowPlaces } from '../windows/window-place.ts';

const name = 'preferences';
/** A scanner or a backup holds a file for some moments: it is read again this often, after such pauses. */
const tries = 5;
const pauseMs = 60;
/** Deeper than anything that a version of ours writes, and not so deep that it could not be written again. */
const deepest = 100;

/**
 * The file of preferences and window places. It is read once: what becomes of it while the program runs (an editor, a
 * disk, a program that cleans up) neither changes nor breaks anything, and the next write makes it whole again.
 */
export class PreferencesFile {
  readonly #path: string;
  readonly #read: ReadText;
  readonly #folder: string;
  #store: Store | null = null;
  /** Where windows stand, also where that cannot be written. */
  #places: WindowPlaces | null = null;
  /** What has happened since the program was started. */
  readonly #happened = new Set<string>();
  /** Null for a file that could not be read: nothing is written over it. */
  #content: Readonly<Record<string, unknown>> | null;
  /**
   * What was wrong with the file that was there; the program starts with what it does by default. One that is no JSON
   * object, or one that is nested too deep to be written again, has been set aside. One that could not be read stays, and is read again when something is to be written.
   */
  readonly problem: Error | null;

  /** Opens it in the profile's folder. */
  constructor(folder: string, read: ReadText = (file) => readFileSync(file, 'utf8')) {
    this.#folder = folder;
    this.#path = join(folder, `${name}.json`);
    this.#read = read;
    const { content, problem } = this.#open(tries);
    this.#content = content;
    this.problem = problem;
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
    this.#write('preferences', (kept) => ({ ...kept, ...change }));
  }

  get windowPlaces(): WindowPlaces {
    return this.#places ?? keptPlaces(this.#content?.['windows']);
  }

  /** @throws AppError `storage-full`, `storage-failed`; then they hold as long as the program runs. */
  setWindowPlaces(places: WindowPlaces): void {
    this.#places = places;
    this.#write('windows', () => places);
  }

  /** Whether something has happened on this PC before; where that cannot be read it has, and nothing is told again and again. */
  hasHappened(happening: string): boolean {
    if (this.#happened.has(happening)) return true;
    this.#content ??= this.#open(1).content;
    return this.#content === null || happening in this.#kept('happened');
  }

  /** Remembers that it has happened; where that cannot be written, as long as the program runs. */
  remember(happening: string): void {
    this.#happened.add(happening);
    try {
      this.#write('happened', (kept) => ({ ...kept, [happening]: true }));
    } catch {
      // It is told once more, after the next start.
    }
  }

  #kept(key: string): object {
    const value = this.#content?.[key];
    return typeof value === 'object' && value !== null ? value : {};
  }

  #write(key: string, change: (kept: object) => object): void {
    try {
      this.#content ??= this.#open(1).content;
      if (this.#content === null) throw new Error('what is there cannot be read');
      const content = { ...this.#content, [key]: change(this.#kept(key)) };
      this.#store ??= this.#openedStore();
      // Whole, not by key: that would read the file first, whatever it is by now.
      this.#store.store = content;
      this.#content = content;
    } catch (error) {
      const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
      throw new AppError(isFull ? 'storage-full' : 'storage-failed', { cause: error });
    }
  }

  #open(triesLeft: number): Opened {
    let text: string;
    try {
      text = this.#read(this.#path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { content: {}, problem: null };
      if (triesLeft <= 1) return { content: null, problem: asError(error) };
      // The first window waits for it: its language is in there.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      return this.#open(triesLeft - 1);
    }
    try {
      return { content: parsed(text), problem: null };
    } catch (error) {
      return this.#setAside(asError(error));
    }
  }

  #openedStore(): Store {
    try {
      return openedStore(this.#folder);
    } catch (error) {
      // It has broken since it was read, and would stand in the way of every write: what is known goes into a new one.
      const isBroken = (error as NodeJS.ErrnoException).code === undefined;
      if (!isBroken || this.#setAside(asError(error)).content === null) throw error;
      return openedStore(this.#folder);
    }
  }

  #setAside(problem: Error): Opened {
    try {
      renameSync(this.#path, `${this.#path}.broken-${String(Date.now())}`);
      return { content: {}, problem };
    } catch {
      return { content: null, problem };
    }
  }
}

type ReadText = (file: string) => string;

interface Opened {
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly problem: Error | null;
}

function openedStore(folder: string): Store {
  try {
    return new Store({ name, cwd: folder, deserialize: parsed });
  } finally {
    // Also where it could not be made: the channel is open before the file is looked at.
    closeStoreChannel();
  }
}

function parsed(text: string): Record<string, unknown> {
  // Editors of Windows put a mark of the byte order in front.
  const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new TypeError('not an object');
  if (isTooDeep(content)) throw new TypeError('too deep');
  return content as Record<string, unknown>;
}

/** Level by level: what recurses would run out of stack. */
function isTooDeep(content: object): boolean {
  let level: readonly object[] = [content];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level
      .flatMap((value): readonly unknown[] => Object.values(value))
      .filter((value) => typeof value === 'object' && value !== null);
  }
  return false;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new TypeError('not readable');
}
