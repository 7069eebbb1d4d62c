import { AppError } from '#shared/errors/app-error.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';

type Salvaged = RequestOutput<'recovery', 'salvage'>;

/** What the service of recovery works with. */
export interface RecoveryPorts {
  /** @throws AppError for a profile in which there is nothing to be salvaged. */
  readonly requireDamaged: () => void;
  /** Finishes what is being written and closes the database; may be called again. */
  readonly close: () => Promise<void>;
  /** Takes over what can be read into a new database. */
  readonly salvage: () => Salvaged;
}

/**
 * The `recovery` domain of a core whose database is damaged. When it has salvaged, this core is at its end, and whoever
 * owns it opens another one.
 */
export class RecoveryService implements DomainServices<'recovery'> {
  readonly #ports: RecoveryPorts;
  #salvaging: Promise<Salvaged> | null = null;

  constructor(ports: RecoveryPorts) {
    this.#ports = ports;
  }

  /** One at a time: whoever asks meanwhile gets the same answer, and so does whoever asks after it has succeeded. */
  salvage(): Promise<Salvaged> {
    this.#salvaging ??= this.#salvage().catch((error: unknown) => {
      this.#salvaging = null;
      throw error;
    });
    return this.#salvaging;
  }

  /** The shell's: it has the key file. */
  startAnew(): Promise<never> {
    return Promise.reject(new AppError('unsupported'));
  }

  async #salvage(): Promise<Salvaged> {
    this.#ports.requireDamaged();
    await this.#ports.close();
    return this.#ports.salvage();
  }
}
