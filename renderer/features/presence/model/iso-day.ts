/** The day of a time (UTC milliseconds) in Seoul, as `2026-11-27`. */
export function isoDay(time: number): string {
  return format.format(time);
}

/** A moment that lies on a day (as `2026-11-27`) wherever offices of the agencies are, in UTC milliseconds. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

// The Swedish way of writing a day is that of ISO 8601.
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' });
