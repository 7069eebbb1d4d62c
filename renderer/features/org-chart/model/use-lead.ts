import { useEffect, type RefObject } from 'react';
import { useOrgChartStore } from './org-chart-store.ts';

/** Leads from the search field to the first result, once the results are those of what was typed. */
export function useLead(results: RefObject<HTMLElement | null>, settled: boolean): void {
  const lead = useOrgChartStore((store) => store.lead);
  const leadTo = useOrgChartStore((store) => store.leadTo);
  useEffect(() => {
    if (lead === null || lead === 'people' || !settled) return;
    leadTo(null);
    const first = results.current?.querySelector<HTMLElement>('[role="option"], button');
    first?.focus();
    // In the list of people the focus chooses, as the arrow keys do there; a department is chosen by Enter alone.
    if (lead === 'choose' || first?.role === 'option') first?.click();
  }, [lead, leadTo, results, settled]);
}
