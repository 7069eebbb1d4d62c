/** Something with a place in time. */
export interface Timed {
  /** UTC milliseconds. What came later has a later one: lists are in this order. */
  readonly time: number;
  /** What the clock said then, in UTC milliseconds, where that is not `time`: a clock that was ahead has been put right. */
  readonly clockAt?: number | undefined;
}

/** The time that people see, in UTC milliseconds. */
export function shownTime({ time, clockAt }: Timed): number {
  return clockAt ?? time;
}
