const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Korea has had no summer time since 1988. */
const seoulOffsetMs = 9 * hourMs;
const opensAtHour = 9;
const closesAtHour = 18;

/**
 * Whether colleagues are at their desks at a time (UTC milliseconds): from nine to six in Seoul. Every day, because whoever
 * tries Narae on a Sunday wants to be answered too.
 */
export function isOfficeOpen(time: number): boolean {
  const sinceMidnight = timeOfDay(time);
  return sinceMidnight >= opensAtHour * hourMs && sinceMidnight < closesAtHour * hourMs;
}

/** When they are there again; the time itself while they are. */
export function nextOpening(time: number): number {
  if (isOfficeOpen(time)) return time;
  const opening = time - timeOfDay(time) + opensAtHour * hourMs;
  return opening > time ? opening : opening + dayMs;
}

/** When they next come or go. */
export function nextChange(time: number): number {
  return isOfficeOpen(time) ? time - timeOfDay(time) + closesAtHour * hourMs : nextOpening(time);
}

/** Which day it is in Seoul, counted. */
export function dayOf(time: number): number {
  return Math.floor((time + seoulOffsetMs) / dayMs);
}

function timeOfDay(time: number): number {
  return (((time + seoulOffsetMs) % dayMs) + dayMs) % dayMs;
}
