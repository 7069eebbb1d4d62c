import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Person } from '#shared/model/person.ts';
import { useOrgChartStore } from './org-chart-store.ts';
import { useRevealUnit } from './use-reveal-unit.ts';

/**
 * Shows the card of whoever was asked for, and their department where it is known. Each request is taken once: it would come
 * back with the next visit, and the same person could not be asked for again.
 */
export function useAskedPerson(
  asked: Person | null,
  card: RefObject<HTMLElement | null>,
  onTaken: () => void,
): void {
  const revealUnit = useRevealUnit();
  const show = useEffectEvent(({ id, unit }: Person) => {
    useOrgChartStore.getState().choosePerson(id);
    if (unit !== null) revealUnit(unit);
    onTaken();
    requestAnimationFrame(() => {
      // What had the focus went before this was there.
      if (document.activeElement === document.body) card.current?.querySelector('button')?.focus();
    });
  });
  useEffect(() => {
    if (asked !== null) show(asked);
  }, [asked]);
}
