import type { GroupChange } from '#shared/model/group.ts';
import { groupOf, type ChangeId, type GroupId } from '#shared/model/ids.ts';

/** Which changes of a room came after which. Holds those that are complete: all of whose parents, up to the creation, are there. */
export class Ancestry {
  /** Complete changes, each after its parents. */
  readonly changes: readonly GroupChange[];
  readonly #places = new Map<ChangeId, number>();
  readonly #children = new Map<ChangeId, GroupChange[]>();
  /** For each change a bit for each one that came before it. */
  readonly #before: Uint32Array[] = [];

  constructor(group: GroupId, known: readonly GroupChange[]) {
    this.changes = inOrder(group, known);
    this.changes.forEach((change, place) => {
      this.#places.set(change.id, place);
    });
    for (const change of this.changes) {
      this.#before.push(this.#ancestorsOf(change));
      for (const parent of new Set(change.parents))
        this.#children.set(parent, [...(this.#children.get(parent) ?? []), change]);
    }
  }

  /** Those of some changes that none of the others comes after. */
  headsOf(some: readonly GroupChange[]): readonly GroupChange[] {
    const before = new Uint32Array(Math.ceil(this.changes.length / 32));
    for (const { id } of some) merge(before, this.#before[this.#places.get(id) ?? -1]);
    return some.filter(({ id }) => !has(before, this.#places.get(id) ?? -1));
  }

  childrenOf(id: ChangeId): readonly GroupChange[] {
    return this.#children.get(id) ?? [];
  }

  /** Whether `earlier` came before `later`, and who wrote that knew it. */
  isBefore(earlier: ChangeId, later: ChangeId): boolean {
    const place = this.#places.get(earlier);
    const before = this.#before[this.#places.get(later) ?? -1];
    if (place === undefined || before === undefined) return false;
    return has(before, place);
  }

  /** Whether neither of two different changes knew of the other. */
  areConcurrent(one: ChangeId, other: ChangeId): boolean {
    return one !== other && !this.isBefore(one, other) && !this.isBefore(other, one);
  }

  #ancestorsOf({ parents }: GroupChange): Uint32Array {
    const before = new Uint32Array(Math.ceil(this.changes.length / 32));
    for (const parent of parents) {
      const place = this.#places.get(parent) ?? 0;
      merge(before, this.#before[place]);
      before[place >>> 5] = (before[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    return before;
  }
}

/** The changes that hang together with the creation, each after its parents. */
function inOrder(group: GroupId, known: readonly GroupChange[]): readonly GroupChange[] {
  const children = new Map<ChangeId, GroupChange[]>();
  const waitsFor = new Map<ChangeId, number>();
  const ready: GroupChange[] = [];
  for (const change of known) {
    if (change.group !== group || waitsFor.has(change.id)) continue;
    const parents = new Set(change.parents);
    waitsFor.set(change.id, parents.size);
    if (isCreation(change)) ready.push(change);
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), change]);
  }
  const ordered: GroupChange[] = [];
  for (let change = ready.pop(); change !== undefined; change = ready.pop()) {
    ordered.push(change);
    for (const child of children.get(change.id) ?? []) {
      const left = (waitsFor.get(child.id) ?? 0) - 1;
      waitsFor.set(child.id, left);
      if (left === 0) ready.push(child);
    }
  }
  return ordered;
}

function isCreation({ id, group, parents, action }: GroupChange): boolean {
  return action.kind === 'create' && parents.length === 0 && groupOf(id) === group;
}

function merge(into: Uint32Array, bits: Uint32Array | undefined): void {
  bits?.forEach((word, index) => {
    into[index] = (into[index] ?? 0) | word;
  });
}

function has(bits: Uint32Array, place: number): boolean {
  return ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}
