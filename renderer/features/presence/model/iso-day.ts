/** The day of a time (UTC milliseconds) in Seoul, as `2026-11-27`. */
export function isoDay(time: number): string {
  return format.format(time);
}

// The Swedish way of writing a day is that of ISO 8601.
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' });
