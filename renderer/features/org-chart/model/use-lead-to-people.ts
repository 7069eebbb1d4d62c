import { useEffect, type RefObject } from 'react';
import { useOrgChartStore } from './org-chart-store.ts';

/**
 * Leads from a department among the results, which are gone with the choice, to its people once they are there, and to its name
 * where there are none.
 */
export function useLeadToPeople(
  heading: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  settled: boolean,
): void {
  const lead = useOrgChartStore((store) => store.lead);
  const leadTo = useOrgChartStore((store) => store.leadTo);
  useEffect(() => {
    if (lead !== 'people' || !settled) return;
    leadTo(null);
    // Whoever has gone on by then is not taken back.
    if (document.activeElement !== document.body) return;
    const person = list.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
    (person ?? heading.current)?.focus();
  }, [lead, leadTo, heading, list, settled]);
}
