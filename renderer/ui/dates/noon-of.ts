/** A moment that lies on a day (as `2026-11-27`) wherever offices of the agencies are, in UTC milliseconds. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
