/** How wrong this PC's clock is, in the unit in which one would say it. */
export interface ClockSkew {
  readonly direction: 'ahead' | 'behind';
  readonly unit: 'minutes' | 'hours' | 'days' | 'years';
  readonly count: number;
}

/** Puts a skew (positive: this PC is ahead) into words; rounded, but never to nothing. */
export function clockSkew(milliseconds: number): ClockSkew {
  const direction = milliseconds < 0 ? 'behind' : 'ahead';
  const distance = Math.abs(milliseconds);
  for (const { unit, length, below } of units) {
    const count = Math.max(1, Math.round(distance / length));
    if (count < below) return { direction, unit, count };
  }
  return { direction, unit: 'years', count: Math.max(1, Math.round(distance / year)) };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

const units = [
  { unit: 'minutes', length: minute, below: 60 },
  { unit: 'hours', length: hour, below: 24 },
  { unit: 'days', length: day, below: 365 },
] as const;
