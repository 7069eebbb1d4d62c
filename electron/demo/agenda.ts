import type { ScriptClock } from './script-clock.ts';

/** Something to be done at a time of the script's clock. */
export interface AgendaEntry {
  readonly at: number;
  readonly run: () => Promise<void>;
}

interface Kept extends AgendaEntry {
  readonly key: string;
}

/**
 * What all colleagues have before them. One thing is done at a time, so that six of them never cost more than one person
 * who writes.
 */
export class Agenda {
  readonly #clock: ScriptClock;
  readonly #onFailure: (error: unknown) => void;
  #entries: readonly Kept[] = [];
  #callOff: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(clock: ScriptClock, onFailure: (error: unknown) => void) {
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  /** Plans these things instead of those that were planned under the same key; none means: nothing any more. */
  plan(key: string, entries: readonly AgendaEntry[]): void {
    const others = this.#entries.filter((entry) => entry.key !== key);
    const added = entries.map((entry) => ({ ...entry, key }));
    // A stable order: what belongs together stays in the order in which it was planned.
    this.#entries = [...others, ...added].toSorted((one, other) => one.at - other.at);
    this.#wait();
  }

  /** Does nothing more; resolves when what is being done is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOff?.();
    await this.#running;
  }

  #wait(): void {
    this.#callOff?.();
    this.#callOff = null;
    const [next] = this.#entries;
    if (next === undefined || this.#isStopped || this.#running !== null) return;
    this.#callOff = this.#clock.at(next.at, () => {
      this.#do();
    });
  }

  #do(): void {
    const [next] = this.#entries;
    if (next === undefined || this.#clock.now() < next.at) {
      this.#wait();
      return;
    }
    this.#entries = this.#entries.slice(1);
    this.#running = next
      .run()
      .catch(this.#onFailure)
      .finally(() => {
        this.#running = null;
        this.#wait();
      });
  }
}
