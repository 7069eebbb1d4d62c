import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unitPathQuery } from '#renderer/bridge/directory-queries.ts';
import type { Person } from '#shared/model/person.ts';
import { useOrgChartStore } from './org-chart-store.ts';

/** Shows the card of whoever was asked for, and their department where it is known; each request once. */
export function useAskedPerson(asked: Person | null): void {
  const client = useBridge();
  const cache = useQueryClient();
  const show = useEffectEvent(({ id, unit }: Person) => {
    useOrgChartStore.getState().choosePerson(id);
    if (unit === null) return;
    cache.query(unitPathQuery(client, unit)).then(
      ({ path }) => useOrgChartStore.getState().reveal(path.map((part) => part.id)),
      // The card alone tells where they belong too.
      () => undefined,
    );
  });
  useEffect(() => {
    if (asked !== null) show(asked);
  }, [asked]);
}
