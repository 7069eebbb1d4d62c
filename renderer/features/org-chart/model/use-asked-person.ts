import { useEffect, useEffectEvent } from 'react';
import type { Person } from '#shared/model/person.ts';
import { useOrgChartStore } from './org-chart-store.ts';
import { useRevealUnit } from './use-reveal-unit.ts';

/** Shows the card of whoever was asked for, and their department where it is known; each request once. */
export function useAskedPerson(asked: Person | null): void {
  const revealUnit = useRevealUnit();
  const show = useEffectEvent(({ id, unit }: Person) => {
    useOrgChartStore.getState().choosePerson(id);
    if (unit !== null) revealUnit(unit);
  });
  useEffect(() => {
    if (asked !== null) show(asked);
  }, [asked]);
}
