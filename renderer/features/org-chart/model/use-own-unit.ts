import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unitPathQuery } from '#renderer/bridge/directory-queries.ts';
import type { UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from './org-chart-store.ts';

export interface OwnUnit {
  readonly id: UnitId | null;
  /** Opens the way to it. Null where nothing says which it is. */
  readonly reveal: (() => void) | null;
}

/** One's own department; whoever opens the org chart for the first time sees it. */
export function useOwnUnit(): OwnUnit {
  const { data } = useQuery(unitPathQuery(useBridge(), null));
  const reveal = useOrgChartStore((store) => store.reveal);
  const path = data?.path.map(({ id }) => id) ?? [];
  const id = path.at(-1) ?? null;
  const revealAtFirst = useEffectEvent(() => {
    const { unit, query } = useOrgChartStore.getState();
    if (id !== null && unit === null && query === '') reveal(path);
  });
  useEffect(() => revealAtFirst(), [id]);
  return { id, reveal: id === null ? null : () => reveal(path) };
}
