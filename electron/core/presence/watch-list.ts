import type { AccountId } from '#shared/model/ids.ts';
import { maximumWatched, unknownPresence, type Presence } from '#shared/model/presence.ts';

/** Those whose presence is followed: the people whom windows have asked for last. */
export class WatchList {
  /** In the order in which they were last asked for. */
  readonly #known = new Map<AccountId, Presence>();

  get accounts(): readonly AccountId[] {
    return [...this.#known.keys()];
  }

  /** Follows these too; those who were not asked for longest go. Answers whether anybody is new, and of whom nothing is known any more. */
  add(accounts: readonly AccountId[]): {
    readonly isAnybodyNew: boolean;
    readonly forgotten: readonly AccountId[];
  } {
    let isAnybodyNew = false;
    for (const account of accounts) {
      const presence = this.#known.get(account);
      isAnybodyNew ||= presence === undefined;
      this.#known.delete(account);
      this.#known.set(account, presence ?? unknownPresence);
    }
    const gone = this.accounts.slice(0, Math.max(0, this.#known.size - maximumWatched));
    const forgotten = gone.filter((account) => this.#known.get(account) !== unknownPresence);
    for (const account of gone) this.#known.delete(account);
    return { isAnybodyNew, forgotten };
  }

  presence(account: AccountId): Presence {
    return this.#known.get(account) ?? unknownPresence;
  }

  /** Notes what was told; false for somebody who is not followed (any more), or where nothing is new. */
  set(account: AccountId, presence: Presence): boolean {
    const before = this.#known.get(account);
    if (before === undefined || JSON.stringify(before) === JSON.stringify(presence)) return false;
    this.#known.set(account, presence);
    return true;
  }

  /** There is no connection: what was said of anybody holds no more. Answers those of whom something was. */
  forget(): readonly AccountId[] {
    const changed = this.accounts.filter((account) => this.presence(account).activity !== 'offline');
    for (const account of changed)
      this.#known.set(account, { ...this.presence(account), activity: 'offline' });
    return changed;
  }
}
