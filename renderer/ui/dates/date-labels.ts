/** How times and days are written. All of them are those of Seoul, whatever this PC says (records depend on it). */
export interface DateLabels {
  /** `14:41`. */
  readonly clock: (time: number) => string;
  /** For a list: `14:41` today, `어제`, `6. 8.` this year, else `2025. 6. 8.`. */
  readonly row: (time: number, now: number) => string;
  /** `2026년 6월 10일 수요일`. */
  readonly day: (time: number) => string;
}

/** The labels in one language. Formatters are dear to make, so keep the result. */
export function createDateLabels(locale: string): DateLabels {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const monthAndDay = format({ month: 'numeric', day: 'numeric' });
  const date = format({ year: 'numeric', month: 'numeric', day: 'numeric' });
  const full = format({ dateStyle: 'full' });
  const yesterday = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day');
  return {
    clock: (time) => clock.format(time),
    row(time, now) {
      const age = dayNumber(now) - dayNumber(time);
      if (age <= 0) return clock.format(time);
      if (age === 1) return yesterday;
      return sameYear(time, now) ? monthAndDay.format(time) : date.format(time);
    },
    day: (time) => full.format(time),
  };
}

/** The day of Seoul as a running number: two times lie on one day exactly when their numbers are equal. */
export function dayNumber(time: number): number {
  return Math.floor((time + seoulOffset) / dayLength);
}

/** When the next day of Seoul begins. */
export function nextMidnight(time: number): number {
  return (dayNumber(time) + 1) * dayLength - seoulOffset;
}

const timeZone = 'Asia/Seoul';
const dayLength = 86_400_000;
// Korea has kept UTC+9 without daylight saving time since 1988, longer than any conversation goes back.
const seoulOffset = 9 * 3_600_000;

function sameYear(one: number, other: number): boolean {
  return new Date(one + seoulOffset).getUTCFullYear() === new Date(other + seoulOffset).getUTCFullYear();
}
