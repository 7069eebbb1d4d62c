import { useEffect, useState } from 'react';
import { nextMidnight } from './date-labels.ts';

/** A time within the current day of Seoul; changes at midnight, so that labels such as yesterday's move on by themselves. */
export function useToday(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), Math.max(1000, nextMidnight(now) - Date.now() + 50));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
