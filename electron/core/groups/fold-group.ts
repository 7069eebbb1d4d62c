import type { GroupChange, GroupState } from '#shared/model/group.ts';
import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';
import { Ancestry } from './ancestry.ts';
import { Farewells, isHandOver, type Circumstances } from './farewells.ts';
import { GroupFold, type Effect } from './group-fold.ts';
import { rankOf } from './rank.ts';
import { mostParents } from './wire-change.ts';

/** What a room is, and what each change that counted has come to. */
export interface FoldedGroup {
  readonly state: GroupState;
  /**
   * The changes that count and that no other one that counts comes after: what the next one names as its parents. What does not
   * count is named by nobody, or whoever is not in the room could fill it with heads; and as many as can be named, those of
   * higher ranks first, so that no member can either: the others are heads again after the next one.
   */
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
  const farewells = new Farewells(ancestry);
  const uninvited = uninvitedIn(ancestry);
  let outlawed = uninvited.union(farewells.contested());
  let fold = runThrough(group, ancestry, outlawed);
  const isWitness = witnessesIn(fold, outlawedBy(fold, ancestry));
  // Removals go from higher ranks to lower ones, so what is void settles after as many rounds as there are ranks.
  for (let round = 0; round < mostRounds; round++) {
    const lost = outlawedBy(fold, ancestry);
    const next = uninvited
      .union(lost)
      .union(farewells.losers({ mayCount: mayCountIn(fold, lost), isWitness }));
    if (isSameSet(next, outlawed)) break;
    outlawed = next;
    fold = runThrough(group, ancestry, outlawed);
  }
  return { state: fold.state(), heads: headsOf(fold, ancestry), effects: fold.effects };
}

/** More than anybody has managers who write at the same time; as many again are left for what an author has to name besides. */
const mostHeads = mostParents / 2;

function headsOf(fold: GroupFold, ancestry: Ancestry): readonly ChangeId[] {
  const rank = ({ author }: GroupChange): number => rankOf(fold.roleOf(author));
  return ancestry
    .headsOf(fold.effects.map(({ change }) => change))
    .toSorted((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1))
    .slice(0, mostHeads)
    .map(({ id }) => id);
}

/** Ranks, and a margin for owners who follow one another. */
const mostRounds = 8;

function runThrough(group: GroupId, ancestry: Ancestry, outlawed: ReadonlySet<ChangeId>): GroupFold {
  const fold = new GroupFold(group, ancestry);
  const ready = ancestry.changes.filter(({ parents }) => parents.length === 0);
  const waitsFor = new Map(ancestry.changes.map(({ id, parents }) => [id, new Set(parents).size]));
  while (ready.length > 0) {
    const next = takeFirst(ready, fold);
    fold.pass(next, { counts: !outlawed.has(next.id) });
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

/** Changes of people who knew of nothing by which they had come into the room: what they do there is not their business. */
function uninvitedIn(ancestry: Ancestry): ReadonlySet<ChangeId> {
  const ways = new Map<AccountId, ChangeId[]>();
  for (const { id, author, action } of ancestry.changes) {
    if (action.kind !== 'create' && action.kind !== 'invite') continue;
    for (const account of action.kind === 'create' ? [author, ...action.members] : action.members)
      ways.set(account, [...(ways.get(account) ?? []), id]);
  }
  const uninvited = ancestry.changes.filter(
    ({ id, author }) => !(ways.get(author) ?? []).some((way) => way === id || ancestry.isBefore(way, id)),
  );
  return new Set(uninvited.map(({ id }) => id));
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

/** Who can bear witness to what others have built upon: whoever has been in the room, with what they did not write too late. */
function witnessesIn(fold: GroupFold, lost: ReadonlySet<ChangeId>): Circumstances['isWitness'] {
  const insiders = new Set(
    fold.effects.flatMap(({ change, joined }) =>
      change.action.kind === 'create' ? [change.author, ...joined] : joined,
    ),
  );
  return ({ id, author }) => insiders.has(author) && !lost.has(id);
}

function mayCountIn(fold: GroupFold, lost: ReadonlySet<ChangeId>): Circumstances['mayCount'] {
  return (farewell) => {
    const role = fold.roleAt(farewell.id);
    return !lost.has(farewell.id) && (isHandOver(farewell) ? role === 'owner' : role !== null);
  };
}

function isSameSet(one: ReadonlySet<ChangeId>, other: ReadonlySet<ChangeId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
