/** A turn in which windows are told of 5 ms of news is not felt; what is longer delays keys and clicks. */
const standardBudgetMs = 5;

export interface PacedQueueOptions {
  readonly budgetMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** Calls back when everything else that waits in this thread has had its turn. */
  readonly later?: (turn: () => void) => void;
}

/**
 * Handles items one after the other in the order in which they come: at once as long as a turn of the loop has time for it, and
 * the rest in later turns.
 */
export class PacedQueue<Item> {
  readonly #handle: (item: Item) => void;
  readonly #budgetMs: number;
  readonly #now: () => number;
  readonly #later: (turn: () => void) => void;
  #items: Item[] = [];
  #next = 0;
  #turnBegan: number | null = null;

  constructor(handle: (item: Item) => void, options: PacedQueueOptions = {}) {
    this.#handle = handle;
    this.#budgetMs = options.budgetMs ?? standardBudgetMs;
    this.#now = options.now ?? (() => performance.now());
    this.#later = options.later ?? ((turn) => setImmediate(turn));
  }

  push(items: readonly Item[]): void {
    for (const item of items) this.#items.push(item);
    if (this.#turnBegan === null) this.#beginTurn();
    this.#handleSome();
  }

  /** Handles at once whatever still waits. */
  flush(): void {
    while (this.#next < this.#items.length) this.#handleNext();
  }

  /** All that is handled until the loop comes round again belongs to one turn. */
  #beginTurn(): void {
    this.#turnBegan = this.#now();
    this.#later(() => {
      this.#turnBegan = null;
      if (this.#next === this.#items.length) return;
      this.#beginTurn();
      this.#handleSome();
    });
  }

  #handleSome(): void {
    const began = this.#turnBegan ?? this.#now();
    while (this.#next < this.#items.length && this.#now() - began < this.#budgetMs) this.#handleNext();
  }

  #handleNext(): void {
    const item = this.#items[this.#next] as Item;
    this.#next += 1;
    if (this.#next === this.#items.length) {
      this.#items = [];
      this.#next = 0;
    }
    this.#handle(item);
  }
}
