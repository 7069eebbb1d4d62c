import { uptime } from 'node:os';

/**
 * Milliseconds on a clock that nobody sets and that goes on while the PC sleeps. On Linux Node's own stands still then
 * (CLOCK_MONOTONIC), and the time since the PC was started does not (CLOCK_BOOTTIME): once a second it is looked how much was
 * slept. Elsewhere Node's counts it (QueryPerformanceCounter, mach_continuous_time).
 */
export function elapsedMs(): number {
  const awake = performance.now();
  if (process.platform !== 'linux') return awake;
  if (awake - lookedAt >= lookEveryMs) {
    const ahead = uptime() * 1_000 - awake;
    // It is told in hundredths of a second: less than a second is no sleep.
    if (ahead - asleep >= 1_000) asleep = ahead;
    lookedAt = awake;
  }
  return awake + asleep;
}

/** A look reads a file (25 us), and the time is asked for with every envelope. */
const lookEveryMs = 1_000;
let lookedAt = -Infinity;
let asleep = -Infinity;
