import { useEffect, useState } from 'react';

/**
 * True once `active` has been true for the given time without a break; false again at once. A skeleton that shows for
 * less than 150 ms is only a flicker, and a connection that is back within 3 s was never lost.
 */
export function useDelayed(active: boolean, milliseconds: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setElapsed(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setElapsed(false);
    };
  }, [active, milliseconds]);
  return active && elapsed;
}
