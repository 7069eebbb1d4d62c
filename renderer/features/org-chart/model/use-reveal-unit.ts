import { useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unitPathQuery } from '#renderer/bridge/directory-queries.ts';
import type { UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from './org-chart-store.ts';

/** Shows a unit's people at once, and opens the way to it in the tree as soon as that is known. */
export function useRevealUnit(): (unit: UnitId) => void {
  const client = useBridge();
  const cache = useQueryClient();
  return (unit) => {
    useOrgChartStore.getState().chooseUnit(unit);
    cache.query(unitPathQuery(client, unit)).then(
      ({ path }) => {
        const { unit: chosen, query, reveal } = useOrgChartStore.getState();
        // Whoever has gone on by then is not taken back.
        if (chosen === unit && query === '') reveal(path.map(({ id }) => id));
      },
      // Its people are shown without the way.
      () => undefined,
    );
  };
}
