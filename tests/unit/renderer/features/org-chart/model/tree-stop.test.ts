import { describe, expect, it } from 'vitest';
import { treeStop } from '#renderer/features/org-chart/model/tree-stop.ts';
import type { UnitId } from '#shared/model/ids.ts';

const [agency, other, office, team, hidden] = ['agency', 'other', 'office', 'team', 'hidden'] as UnitId[] as [
  UnitId,
  UnitId,
  UnitId,
  UnitId,
  UnitId,
];

describe('where Tab comes to in the tree', () => {
  const stopAt = (
    path: readonly UnitId[],
    parts: Partial<Record<UnitId, readonly UnitId[]>>,
  ): UnitId | null => treeStop([other, agency], path, (unit) => parts[unit] ?? []);

  it('is the chosen unit where it is drawn', () => {
    expect(stopAt([agency, office, team], { [agency]: [office], [office]: [team] })).toBe(team);
  });

  it('is the nearest one above where the chosen one is not', () => {
    expect(stopAt([agency, office, team], { [agency]: [office] })).toBe(office);
    expect(stopAt([agency, office, team], {})).toBe(agency);
  });

  it('is the first row where nothing is chosen, or nothing of the way is there', () => {
    expect(stopAt([], {})).toBe(other);
    expect(stopAt([hidden, team], {})).toBe(other);
    expect(treeStop([], [], () => [])).toBeNull();
  });
});
