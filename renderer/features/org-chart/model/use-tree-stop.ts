import { useQueries, useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unitPathQuery, unitsQuery } from '#renderer/bridge/directory-queries.ts';
import type { UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from './org-chart-store.ts';
import { treeStop } from './tree-stop.ts';

/** Where Tab comes to in the tree of these agencies; see `treeStop`. */
export function useTreeStop(agencies: readonly UnitId[]): UnitId | null {
  const client = useBridge();
  const chosen = useOrgChartStore((store) => store.unit);
  const open = useOrgChartStore((store) => store.open);
  const { data } = useQuery({ ...unitPathQuery(client, chosen), enabled: chosen !== null });
  const path = chosen === null ? [] : (data?.path.map(({ id }) => id) ?? []);
  // What the branches ask for as they are drawn: nothing is asked for twice.
  const above = path.filter((unit) => open.has(unit));
  const parts = useQueries({ queries: above.map((unit) => unitsQuery(client, unit)) });
  return treeStop(
    agencies,
    path,
    (unit) => parts[above.indexOf(unit)]?.data?.units.map(({ id }) => id) ?? [],
  );
}
