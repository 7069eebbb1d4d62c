import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { takeHostLock, type HostLock } from './host-lock.ts';
import { openRelay, type Relay, type RelayOptions } from './relay.ts';
import { salvageRelay } from './salvage-relay.ts';

/** How often an instance that is not the host tries to become it: well within the 3 s that a take-over may last. */
const retryMs = 700;

/** A database that is damaged again within this time is on a disk that goes on failing: to copy it again and again helps nobody. */
const betweenSalvagesMs = 10 * 60 * 1000;

/** What an instance is to the relay of its PC: the host, or the one that takes over from it. */
export type HostingState = 'hosting' | 'standing-by';

/** What is hosted. */
export type HostingOptions = Omit<RelayOptions, 'onFailure'>;

/** What hosting tells. */
export interface HostingListener {
  /** Told once a change. */
  readonly onState: (state: HostingState) => void;
  /**
   * An attempt to host ended with an error other than "held elsewhere", or the database was found damaged while it was served;
   * told once as long as it stays the same.
   */
  readonly onFailure: (error: unknown) => void;
}

/** An instance that hosts, or stands by to. */
export interface Hosting {
  /** See `Relay.invite`. Null while another instance hosts. @throws AppError `not-found`. */
  invite(person: PersonId, expiresAt: number): InvitationCode | null;
  /** Stops hosting, or trying to. */
  stop(): Promise<void>;
}

/**
 * Hosts the relay as soon as nobody else does: at once when the database is free, otherwise when the present host quits
 * or dies (the operating system then frees its lock). A database that turns out to be damaged is kept aside, and what can be
 * read of it is served from a new one.
 */
export function hostRelay(options: HostingOptions, listener: HostingListener): Hosting {
  return new Host(options, listener);
}

class Host implements Hosting {
  readonly #options: HostingOptions;
  readonly #tell: ReturnType<typeof changesOnly>;
  #relay: Relay | null = null;
  #lock: HostLock | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  /** What is being done to become the host, or to stay it; never rejects. */
  #attempt: Promise<void>;
  #salvagedAt = Number.NEGATIVE_INFINITY;
  #isMending = false;

  constructor(options: HostingOptions, listener: HostingListener) {
    this.#options = options;
    this.#tell = changesOnly(listener);
    this.#attempt = this.#tryToHost();
  }

  invite(person: PersonId, expiresAt: number): InvitationCode | null {
    return this.#relay?.invite(person, expiresAt) ?? null;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#attempt;
    await this.#relay?.close();
    this.#lock?.release();
  }

  async #tryToHost(): Promise<void> {
    try {
      this.#relay = await this.#openOrMend();
      this.#tell.state(this.#relay === null ? 'standing-by' : 'hosting');
    } catch (error) {
      this.#tell.failure(error);
    }
    if (this.#relay !== null) return;
    this.#lock?.release();
    this.#lock = null;
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#attempt = this.#tryToHost();
    }, retryMs);
  }

  async #openOrMend(): Promise<Relay | null> {
    try {
      return await this.#open();
    } catch (error) {
      if (!this.#mayMend(error)) throw error;
      this.#tell.failure(error);
      this.#salvage();
      return this.#open();
    }
  }

  async #open(): Promise<Relay | null> {
    const { folder, key } = this.#options;
    this.#lock ??= takeHostLock(folder, key);
    if (this.#lock === null) return null;
    return openRelay({
      ...this.#options,
      onFailure: (error) => {
        this.#onFailure(error);
      },
    });
  }

  /** A disk that is full or fails is none of this: it gets better by itself, and whoever asks hears of it meanwhile. */
  #onFailure(error: AppError): void {
    if (!isDamage(error)) return;
    this.#tell.failure(error);
    if (this.#stopped || this.#isMending || !this.#mayMend(error)) return;
    this.#isMending = true;
    this.#attempt = this.#attempt
      .then(() => this.#mendWhatIsServed())
      .finally(() => {
        this.#isMending = false;
      });
  }

  async #mendWhatIsServed(): Promise<void> {
    // Without one there is no lock either, and another instance may have the database open.
    if (this.#stopped || this.#relay === null) return;
    await this.#relay.close();
    this.#relay = null;
    try {
      this.#salvage();
    } catch (error) {
      this.#tell.failure(error);
    }
    await this.#tryToHost();
  }

  #mayMend(error: unknown): boolean {
    return isDamage(error) && performance.now() - this.#salvagedAt > betweenSalvagesMs;
  }

  /** Nobody has the database open: this is the host, and has closed it. */
  #salvage(): void {
    this.#salvagedAt = performance.now();
    salvageRelay(this.#options.folder, this.#options.key);
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'database-unreadable';
}

/** Attempts repeat themselves; what they come to is told when it is another than before. */
function changesOnly({ onState, onFailure }: HostingListener): {
  readonly state: (state: HostingState) => void;
  readonly failure: (error: unknown) => void;
} {
  let last = '';
  const tell = (what: string, call: () => void): void => {
    if (what === last) return;
    last = what;
    call();
  };
  return {
    state: (state) => {
      tell(state, () => {
        onState(state);
      });
    },
    failure: (error) => {
      tell(String(error), () => {
        onFailure(error);
      });
    },
  };
}
