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
  const monthAndDay = format({ month: 'numeric', day: 'numeric' });
  const date = format({ year: 'numeric', month: 'numeric', day: 'numeric' });
  const full = format({ dateStyle: 'full' });
  const yesterday = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day');
  let asked = { day: NaN, label: '' };
  return {
    clock,
    row(time, now) {
      const age = dayNumber(now) - dayNumber(time);
      if (age <= 0) return clock(time);
      if (age === 1) return yesterday;
      return sameYear(time, now) ? monthAndDay.format(time) : date.format(time);
    },
    day(time) {
      // Messages come by in their order: most are of the same day as the one before.
      const day = dayNumber(time);
      if (asked.day !== day) asked = { day, label: full.format(time) };
      return asked.label;
    },
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

/** Every language of the interface writes it like this. Reckoned, because each message that scrolls by needs it twice. */
function clock(time: number): string {
  const minutes = Math.floor((time + seoulOffset) / 60_000) - dayNumber(time) * 1440;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function sameYear(one: number, other: number): boolean {
  return new Date(one + seoulOffset).getUTCFullYear() === new Date(other + seoulOffset).getUTCFullYear();
}
