import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { UnreachableError } from '#shared/backend/unreachable-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { OwnProfile as OwnProfileModel } from '#shared/model/presence.ts';
import type { Storage } from '#core/storage/index.ts';

/** What the own profile is kept and told with. */
export interface OwnProfilePorts {
  readonly storage: Storage;
  readonly backend: Pick<BackendAdapter, 'putProfile'>;
  readonly now: () => number;
  readonly onChanged: (profile: OwnProfileModel) => void;
  readonly onFailure: (error: unknown) => void;
}

/** How long an end that could not be written waits. */
const retryMs = 60_000;
/** The longest that a timer of Node waits, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/** Keeps what the person tells about themselves, and tells it: at once, or when there is a connection again. */
export class OwnProfile {
  readonly #ports: OwnProfilePorts;
  #timer: NodeJS.Timeout | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isOnline = false;
  #isTelling = false;
  #isStopped = false;

  constructor(ports: OwnProfilePorts) {
    this.#ports = ports;
    this.#awaitEnd();
  }

  get(): OwnProfileModel {
    return this.#ports.storage.profiles.own();
  }

  set(words: Omit<OwnProfileModel, 'photo'>): OwnProfileModel {
    this.#ports.storage.transaction(() => {
      this.#ports.storage.profiles.setWords(words);
    });
    return this.#changed();
  }

  setPhoto(photo: Bytes | null): OwnProfileModel {
    this.#ports.storage.transaction(() => {
      this.#ports.storage.profiles.setPhoto(photo);
    });
    return this.#changed();
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline;
    if (isOnline) void this.#tell();
  }

  stop(): void {
    this.#isStopped = true;
    this.#isOnline = false;
    for (const timer of [this.#timer, this.#retry]) if (timer !== null) clearTimeout(timer);
    this.#timer = null;
    this.#retry = null;
  }

  #changed(): OwnProfileModel {
    const profile = this.get();
    this.#awaitEnd();
    this.#ports.onChanged(profile);
    void this.#tell();
    return profile;
  }

  /** One at a time: what is changed meanwhile is told after it. */
  async #tell(): Promise<void> {
    const { storage, backend, onFailure } = this.#ports;
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (this.#isOnline && storage.profiles.isToBeTold()) {
        const profile = storage.profiles.own();
        const { availabilityUntil: _until, photo: _photo, ...words } = profile;
        await backend.putProfile({ ...words, photo: storage.profiles.ownPhoto() });
        storage.profiles.told(profile);
      }
    } catch (error) {
      // It is told with the next connection, or the next change; or when the relay takes it again.
      if (error instanceof RateLimitedError) this.#tellLater(error.retryAfterMs);
      else if (this.#isOnline && !(error instanceof UnreachableError)) onFailure(error);
    } finally {
      this.#isTelling = false;
    }
  }

  #tellLater(pauseMs: number): void {
    if (this.#isStopped) return;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#tell(), pauseMs);
  }

  /** What was to hold for a while ends by itself, also when that was while the program was not running. */
  #awaitEnd(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { availabilityUntil } = this.get();
    if (availabilityUntil === null || this.#isStopped) return;
    this.#endIn(Math.min(longestTimerMs, Math.max(0, availabilityUntil - this.#ports.now())));
  }

  #endIn(pauseMs: number): void {
    this.#timer = setTimeout(() => {
      try {
        const { photo: _photo, ...words } = this.get();
        this.set({ ...words, availability: 'working', availabilityUntil: null });
      } catch (error) {
        // A disk that is full now will have room again.
        this.#ports.onFailure(error);
        if (!this.#isStopped) this.#endIn(retryMs);
      }
    }, pauseMs);
  }
}
