import type { AppError } from '#shared/errors/app-error.ts';
import type { StorageHealth } from '#shared/model/app-status.ts';

/** How often a disk that could not be written is tried again, so that what is shown becomes true soon. */
const probeMs = 3_000;

/** Whether the disk can be written, told at every change, and tried again as long as it cannot. */
export class HealthWatch {
  readonly #onHealth: (health: StorageHealth) => void;
  readonly #probe: () => void;
  #health: StorageHealth = 'sound';
  #timer: NodeJS.Timeout | null = null;

  /** `probe` writes a little, and throws when it cannot. */
  constructor(onHealth: (health: StorageHealth) => void, probe: () => void) {
    this.#onHealth = onHealth;
    this.#probe = probe;
  }

  /** Something was written. */
  succeeded(): void {
    this.#set('sound');
  }

  /** Something could not be written or read; what says nothing about the disk changes nothing. */
  failed({ code }: AppError): void {
    if (code === 'storage-full') this.#set('full');
    if (code === 'storage-failed') this.#set('failing');
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #set(health: StorageHealth): void {
    if (health === this.#health) return;
    this.#health = health;
    this.#onHealth(health);
    this.stop();
    if (health === 'sound') return;
    this.#timer = setInterval(() => {
      this.#tryAgain();
    }, probeMs).unref();
  }

  #tryAgain(): void {
    try {
      this.#probe();
    } catch {
      // The failure has been noted where it happened.
    }
  }
}
