import type { AccountId } from '#shared/model/ids.ts';

/** One who writes on says so this often; whoever sees it shows it for longer (Signal: 10 s and 15 s). */
export const typingPauseMs = 5_000;
/** Nobody writes to more people at a time; a relay that makes up names must not fill the memory. */
const mostRemembered = 1_000;

/** Lets a word about an account through once a while. */
export class OnceAWhile {
  readonly #pauseMs: number;
  readonly #last = new Map<AccountId, number>();

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** `now` is of a clock that never goes back, in milliseconds. */
  isDue(account: AccountId, now = performance.now()): boolean {
    const last = this.#last.get(account);
    if (last !== undefined && now - last < this.#pauseMs) return false;
    if (this.#last.size >= mostRemembered) this.#last.clear();
    this.#last.set(account, now);
    return true;
  }

  /** What was being written has been written: whoever writes on begins anew. */
  reset(account: AccountId): void {
    this.#last.delete(account);
  }
}
