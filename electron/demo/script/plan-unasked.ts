import { drawn, lot } from './lot.ts';
import { dayOf, isOfficeOpen, nextOpening } from './office-hours.ts';
import type { PlanContext } from './plan.ts';

/** When a colleague begins to speak. */
export interface UnaskedTime {
  readonly at: number;
  /** The day, and which of its times: one time is used once. */
  readonly day: number;
  readonly place: number;
}

/** After one has sat down, and later in the day: whoever looks at Narae for an hour only is written to all the same. */
const minuteMs = 60_000;
const ranges = [
  { least: 5 * minuteMs, most: 90 * minuteMs },
  { least: 150 * minuteMs, most: 360 * minuteMs },
];
/** Nobody needs something twice on every day. */
const twiceShare = 0.5;

/** When a colleague writes unasked on this day, or on the next one when the office is closed: once or twice, or never. */
export function planUnasked(context: Omit<PlanContext, 'peer'>): readonly UnaskedTime[] {
  const { seat, now, scenes, keepsHours } = context;
  if ((scenes.unasked[seat] ?? []).length === 0) return [];
  const begin = keepsHours ? nextOpening(now) : now;
  const day = dayOf(begin);
  const times = lot(seat, day, 'twice') < twiceShare ? ranges : ranges.slice(0, 1);
  return times
    .map((range, place) => ({ at: begin + drawn(range, seat, day, place), day, place }))
    .filter(({ at }) => !keepsHours || isOfficeOpen(at));
}

/** What is said on a day: what has not been said for long. */
export function unaskedText(
  { seat, scenes }: Pick<PlanContext, 'seat' | 'scenes'>,
  day: number,
  said: readonly string[],
): string {
  const texts = scenes.unasked[seat] ?? [];
  const begin = day % texts.length;
  const order = [...texts.slice(begin), ...texts.slice(0, begin)];
  return order.find((text) => !said.includes(text)) ?? order[0] ?? '';
}
