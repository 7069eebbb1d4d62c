import { expect, test } from 'vitest';
import { seededRandom } from '#relay/demo/random.ts';
import type { BadRecord } from '#relay/directory-source.ts';
import { mendTree, type TreeUnit } from '#relay/stores/sqlite/intake/mend-tree.ts';

/** The parents of all units after mending, by id. */
function mended(units: readonly TreeUnit[], problems: BadRecord[] = []): ReadonlyMap<string, string | null> {
  const changes = mendTree(
    units,
    () => null,
    (bad) => problems.push(bad),
  );
  return new Map(units.map(({ id, parent }) => [id, changes.has(id) ? (changes.get(id) ?? null) : parent]));
}

function sorted(parents: ReadonlyMap<string, string | null>): unknown {
  return [...parents].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

test('whatever the parents are, every way up ends, and the order in which units come changes nothing', () => {
  const random = seededRandom(11);
  for (let round = 0; round < 300; round++) {
    const count = 1 + Math.floor(random() * 12);
    const units = Array.from({ length: count }, (_, index): TreeUnit => {
      const parent = Math.floor(random() * (count + 2));
      return {
        id: `u${String(index)}`,
        parent: parent === count ? null : `u${String(parent)}`,
        line: index + 1,
      };
    });
    const parents = mended(units);
    for (const { id } of units) {
      let at: string | null = id;
      for (let steps = 0; at !== null; steps++) {
        expect(steps, JSON.stringify(units)).toBeLessThanOrEqual(count);
        at = parents.get(at) ?? null;
      }
    }
    const shuffled = units.toSorted(() => random() - 0.5);
    expect(sorted(mended(shuffled))).toEqual(sorted(parents));
  }
});

test('what is right stays as it is', () => {
  const problems: BadRecord[] = [];
  const units = [
    { id: 'c', parent: 'b', line: 1 },
    { id: 'b', parent: 'a', line: 2 },
    { id: 'a', parent: null, line: 3 },
  ];
  expect(
    mendTree(
      units,
      () => null,
      (bad) => problems.push(bad),
    ),
  ).toEqual(new Map());
  expect(problems).toEqual([]);
});

test('a parent that has a successor gives way to it', () => {
  const units = [
    { id: 'a', parent: 'old', line: 1 },
    { id: 'new', parent: null, line: 2 },
  ];
  const follow = (former: string): string | null => (former === 'old' ? 'new' : null);
  expect(mendTree(units, follow, () => undefined)).toEqual(new Map([['a', 'new']]));
});

test('a hundred thousand units below each other are no matter', () => {
  const units = Array.from({ length: 100_000 }, (_, index): TreeUnit => ({
    id: `u${String(index)}`,
    parent: `u${String((index + 1) % 100_000)}`,
    line: index,
  }));
  const problems: BadRecord[] = [];
  expect(mended(units, problems).get('u0')).toBeNull();
  expect(problems).toHaveLength(1);
});
