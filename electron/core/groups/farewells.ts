import type { GroupChange } from '#shared/model/group.ts';
import type { ChangeId } from '#shared/model/ids.ts';
import type { Ancestry } from './ancestry.ts';

/** What is known of a room without all that is contested. */
export interface Circumstances {
  /** Whether the author of a farewell could say it at that point at all, and has lost nothing by others since. */
  readonly mayCount: (farewell: GroupChange) => boolean;
  /** Whether a change is of somebody whose building upon another one says something: in the room by nothing contested. */
  readonly isWitness: (change: GroupChange) => boolean;
}

/** A farewell, and something else that its author wrote without knowing of it. */
interface Contradiction {
  readonly farewell: GroupChange;
  readonly change: GroupChange;
}

/**
 * Leaving and handing the room over, beside what the same people wrote as if they had not. One of the two does not count: or
 * who has left could come back by what they say they did before, and who has handed the room over could take it back.
 */
export class Farewells {
  readonly #ancestry: Ancestry;
  readonly #contradictions: readonly Contradiction[];

  constructor(ancestry: Ancestry) {
    this.#ancestry = ancestry;
    const byAuthor = Map.groupBy(ancestry.changes, ({ author }) => author);
    this.#contradictions = ancestry.changes
      .filter(isFarewell)
      .flatMap((farewell) =>
        (byAuthor.get(farewell.author) ?? [])
          .filter((change) => ancestry.areConcurrent(change.id, farewell.id))
          .map((change) => ({ farewell, change })),
      );
  }

  /** Both sides of every contradiction. */
  contested(): ReadonlySet<ChangeId> {
    return new Set(this.#contradictions.flatMap(({ farewell, change }) => [farewell.id, change.id]));
  }

  /** The side of every contradiction that does not count. */
  losers({ mayCount, isWitness }: Circumstances): ReadonlySet<ChangeId> {
    const witnesses = (change: GroupChange): number => this.#witnesses(change, isWitness);
    return new Set(
      this.#contradictions.map(({ farewell, change }) => {
        if (!mayCount(farewell)) return farewell.id;
        if (isFarewell(change) && !mayCount(change)) return change.id;
        return isStronger(farewell, change, witnesses) ? change.id : farewell.id;
      }),
    );
  }

  #witnesses({ id, author }: GroupChange, isWitness: (change: GroupChange) => boolean): number {
    const others = this.#ancestry.changes.filter(
      (change) => change.author !== author && this.#ancestry.isBefore(id, change.id) && isWitness(change),
    );
    return new Set(others.map((other) => other.author)).size;
  }
}

function isFarewell({ action }: GroupChange): boolean {
  return action.kind === 'leave' || isHandOver({ action });
}

/** Whether a change makes somebody else the owner. */
export function isHandOver({ action }: Pick<GroupChange, 'action'>): boolean {
  return action.kind === 'set-role' && action.role === 'owner';
}

/**
 * Of two farewells the one that more others have built upon, and as long as nobody has, the one that leaves its author less:
 * leaving. An owner who hands the room over has nothing else to say; but nobody undoes by leaving what others have built upon.
 */
function isStronger(
  farewell: GroupChange,
  change: GroupChange,
  witnesses: (change: GroupChange) => number,
): boolean {
  if (isHandOver(farewell) && !isFarewell(change)) return true;
  const more = witnesses(farewell) - witnesses(change);
  if (more !== 0) return more > 0;
  if (isHandOver(farewell) !== isHandOver(change)) return isHandOver(change) || !isFarewell(change);
  return !isFarewell(change) || farewell.id < change.id;
}
