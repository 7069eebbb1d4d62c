import type { Bus } from './bus.ts';

/** The bus of a relay that is one process. */
export class MemoryBus implements Bus {
  readonly #listeners = new Map<string, Set<(word: string) => void>>();

  ring(topic: string, word = ''): void {
    const listeners = this.#listeners.get(topic);
    // Those of now: whoever begins to listen because of a ring is not told of it, whoever stops is not told any more.
    for (const listener of [...(listeners ?? [])]) if (listeners?.has(listener) === true) listener(word);
  }

  onRing(topic: string, listener: (word: string) => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
    };
  }
}
