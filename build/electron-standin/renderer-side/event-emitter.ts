type Listener = (...args: never[]) => void;

interface Entry {
  readonly listener: Listener;
  readonly once: boolean;
}

/** Node's `events`, as far as Electron offers it to a sandboxed preload. */
export class EventEmitter {
  readonly #entries = new Map<string | symbol, Entry[]>();

  on(event: string | symbol, listener: Listener): this {
    this.#list(event).push({ listener, once: false });
    return this;
  }

  addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: string | symbol, listener: Listener): this {
    this.#list(event).push({ listener, once: true });
    return this;
  }

  prependListener(event: string | symbol, listener: Listener): this {
    this.#list(event).unshift({ listener, once: false });
    return this;
  }

  off(event: string | symbol, listener: Listener): this {
    const list = this.#list(event);
    const index = list.findLastIndex((entry) => entry.listener === listener);
    if (index >= 0) list.splice(index, 1);
    return this;
  }

  removeListener(event: string | symbol, listener: Listener): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: string | symbol): this {
    if (event === undefined) this.#entries.clear();
    else this.#entries.delete(event);
    return this;
  }

  listenerCount(event: string | symbol): number {
    return this.#list(event).length;
  }

  listeners(event: string | symbol): Listener[] {
    return this.#list(event).map((entry) => entry.listener);
  }

  eventNames(): (string | symbol)[] {
    return [...this.#entries].filter(([, list]) => list.length > 0).map(([event]) => event);
  }

  setMaxListeners(): this {
    return this;
  }

  emit(event: string | symbol, ...args: unknown[]): boolean {
    const list = [...this.#list(event)];
    for (const { listener, once } of list) {
      if (once) this.off(event, listener);
      // One failing listener must not keep the message from the others; the error still reaches the console.
      try {
        (listener as (...args: unknown[]) => void).apply(this, args);
      } catch (error) {
        reportError(error);
      }
    }
    return list.length > 0;
  }

  #list(event: string | symbol): Entry[] {
    let list = this.#entries.get(event);
    if (!list) this.#entries.set(event, (list = []));
    return list;
  }
}
