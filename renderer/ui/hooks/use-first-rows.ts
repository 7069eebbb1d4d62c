import { useDeferredValue, useState } from 'react';

/** As many rows as the tallest of our dialogs shows. */
const firstRows = 14;

/**
 * The rows to draw of a list of results: those that can be seen at once, and all of them a moment later, in a rendering that
 * the next key interrupts. Drawing 50 takes about as long as finding them. Only another query begins anew: results that
 * change under one who has scrolled stay where they are.
 */
export function useFirstRows<Row>(rows: readonly Row[], query: string, settled: boolean): readonly Row[] {
  const [listed, setListed] = useState<string | null>(null);
  if (settled && listed !== query) setListed(query);
  const drawn = useDeferredValue(listed, null);
  return drawn === listed ? rows : rows.slice(0, firstRows);
}
