import type { OnBadRecord } from '../../directory-intake.ts';

/** A unit by the little that its place in the tree depends on. */
export interface TreeUnit {
  readonly id: string;
  readonly parent: string | null;
  readonly line: number;
}

/**
 * The parents of units whose parent cannot stay what it is, by id: a former one gives way to its successor (`follow`), one
 * that there is not to none, and of a cycle the unit with the first id becomes a root. The same units, in whatever order,
 * give the same tree.
 */
export function mendTree(
  units: readonly TreeUnit[],
  follow: (former: string) => string | null,
  onBad: OnBadRecord,
): ReadonlyMap<string, string | null> {
  const parents = new Map<string, string | null>();
  const ids = new Set(units.map(({ id }) => id));
  const mended = new Map<string, string | null>();
  for (const { id, parent, line } of units) {
    const known = parent === null || ids.has(parent) ? parent : follow(parent);
    if (parent !== null && known === null) onBad({ problem: 'missing-parent', line });
    parents.set(id, known);
    if (known !== parent) mended.set(id, known);
  }
  const lines = new Map(units.map(({ id, line }) => [id, line]));
  for (const id of cutCycles(parents)) {
    onBad({ problem: 'cycle', line: lines.get(id) ?? 0 });
    mended.set(id, null);
  }
  return mended;
}

/** The units that have to become roots, so that every way up ends. */
function cutCycles(parents: ReadonlyMap<string, string | null>): readonly string[] {
  const cut: string[] = [];
  const ends = new Set<string>();
  for (const start of parents.keys()) {
    const way = new Set<string>();
    let at: string | null = start;
    while (at !== null && !ends.has(at) && !way.has(at)) {
      way.add(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && way.has(at)) {
      const steps = [...way];
      const [first] = steps.slice(steps.indexOf(at)).sort();
      if (first !== undefined) cut.push(first);
    }
    for (const id of way) ends.add(id);
  }
  return cut;
}
