import type { GroupChange, GroupState } from '#shared/model/group.ts';
import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';
import { Ancestry } from './ancestry.ts';
import { GroupFold, type Effect } from './group-fold.ts';
import { rankOf } from './rank.ts';

/** What a room is, and what each change that counted has come to. */
export interface FoldedGroup {
  readonly state: GroupState;
  /** The changes that nothing known comes after: what the next one names as its parents. */
  readonly heads: readonly ChangeId[];
  /** The changes that count, in the order in which they do, each with what it has come to. */
  readonly effects: readonly Effect[];
}

/**
 * What a set of changes makes of a room: the same for the same set, in whatever order it came. Null as long as the creation is
 * not among them. A change counts once all that it names as its parents do.
 *
 * Changes are gone through so that each comes after its parents; among those that could come next the one of the higher rank
 * does, then those that take something away. What somebody does without knowing that they have been removed, or have a lower
 * role by then, does not count: whoever has been removed cannot act as if it had not happened.
 */
export function foldGroup(group: GroupId, changes: readonly GroupChange[]): FoldedGroup | null {
  const ancestry = new Ancestry(group, changes);
  if (ancestry.changes.length === 0) return null;
  const contradictory = contradictoryIn(ancestry);
  let outlawed = contradictory;
  let fold = runThrough(group, ancestry, outlawed);
  // Removals go from higher ranks to lower ones, so what is void settles after as many rounds as there are ranks.
  for (let round = 0; round < mostRounds; round++) {
    const next = contradictory.union(outlawedBy(fold, ancestry));
    if (isSameSet(next, outlawed)) break;
    outlawed = next;
    fold = runThrough(group, ancestry, outlawed);
  }
  return { state: fold.state(), heads: ancestry.heads, effects: fold.effects };
}

/** Ranks, and a margin for owners who follow one another. */
const mostRounds = 8;

function runThrough(group: GroupId, ancestry: Ancestry, outlawed: ReadonlySet<ChangeId>): GroupFold {
  const fold = new GroupFold(group, ancestry);
  const ready = ancestry.changes.filter(({ parents }) => parents.length === 0);
  const waitsFor = new Map(ancestry.changes.map(({ id, parents }) => [id, new Set(parents).size]));
  while (ready.length > 0) {
    const next = takeFirst(ready, fold);
    if (!outlawed.has(next.id)) fold.apply(next);
    for (const child of ancestry.childrenOf(next.id)) {
      const left = (waitsFor.get(child.id) ?? 0) - 1;
      waitsFor.set(child.id, left);
      if (left === 0) ready.push(child);
    }
  }
  return fold;
}

function takeFirst(ready: GroupChange[], fold: GroupFold): GroupChange {
  let first = 0;
  for (let place = 1; place < ready.length; place++)
    if (isBefore(ready[place], ready[first], fold)) first = place;
  const [change] = ready.splice(first, 1);
  if (change === undefined) throw new RangeError('nothing is ready');
  return change;
}

function isBefore(one: GroupChange | undefined, other: GroupChange | undefined, fold: GroupFold): boolean {
  if (one === undefined || other === undefined) return false;
  const byRank = rankOf(fold.roleOf(one.author)) - rankOf(fold.roleOf(other.author));
  if (byRank !== 0) return byRank < 0;
  const byKind = Number(takesAway(other)) - Number(takesAway(one));
  return byKind === 0 ? one.id < other.id : byKind < 0;
}

function takesAway({ action }: GroupChange): boolean {
  return action.kind === 'remove' || action.kind === 'leave' || action.kind === 'set-role';
}

/** Changes of people who had lost what they acted on, and neither knew it then nor were known to by who took it. */
function outlawedBy(fold: GroupFold, ancestry: Ancestry): ReadonlySet<ChangeId> {
  const losses = new Map<AccountId, ChangeId[]>();
  for (const { change, lost } of fold.effects)
    for (const account of lost) losses.set(account, [...(losses.get(account) ?? []), change.id]);
  const outlawed = ancestry.changes.filter(({ id, author }) =>
    losses.get(author)?.some((loss) => loss !== id && ancestry.areConcurrent(loss, id)),
  );
  return new Set(outlawed.map(({ id }) => id));
}

/**
 * Whoever hands the room over or leaves it has nothing to say beside that: what they wrote as if they had not is void, or they
 * could come back by it. Of two such changes of one person the one counts that more others have built upon.
 */
function contradictoryIn(ancestry: Ancestry): ReadonlySet<ChangeId> {
  const contradictory = new Set<ChangeId>();
  const farewells = ancestry.changes.filter(isFarewell);
  for (const farewell of farewells)
    for (const change of ancestry.changes) {
      if (change.author !== farewell.author || !ancestry.areConcurrent(change.id, farewell.id)) continue;
      if (!isFarewell(change) || isStronger(farewell, change, ancestry)) contradictory.add(change.id);
    }
  return contradictory;
}

function isFarewell({ action }: GroupChange): boolean {
  return action.kind === 'leave' || (action.kind === 'set-role' && action.role === 'owner');
}

function isStronger(one: GroupChange, other: GroupChange, ancestry: Ancestry): boolean {
  const more = followersOf(one, ancestry) - followersOf(other, ancestry);
  return more === 0 ? one.id < other.id : more > 0;
}

function followersOf({ id, author }: GroupChange, ancestry: Ancestry): number {
  const followers = ancestry.changes.filter(
    (change) => change.author !== author && ancestry.isBefore(id, change.id),
  );
  return new Set(followers.map((change) => change.author)).size;
}

function isSameSet(one: ReadonlySet<ChangeId>, other: ReadonlySet<ChangeId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
