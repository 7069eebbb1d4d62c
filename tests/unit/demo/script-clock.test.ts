import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scriptClock } from '#demo/script-clock.ts';

const evening = Date.parse('2026-06-10T20:00:00+09:00');
const hour = 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: evening });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The PC sleeps, as on Linux: timers and the steady clock stand still, the wall clock goes on. */
function sleep(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

test('a PC that has slept wakes up in the morning, and what was planned for then is done', () => {
  const clock = scriptClock();
  const call = vi.fn();
  clock.at(evening + 13 * hour, call);
  vi.advanceTimersByTime(hour);
  sleep(11.5 * hour);
  expect(clock.now()).toBe(evening + 12.5 * hour);
  vi.advanceTimersByTime(20_000);
  expect(call).not.toHaveBeenCalled();
  sleep(hour);
  vi.advanceTimersByTime(20_000);
  expect(call).toHaveBeenCalledOnce();
});

test('it goes as time passes where the wall clock is set back, also after that', () => {
  const clock = scriptClock();
  vi.advanceTimersByTime(hour);
  sleep(-24 * hour);
  expect(clock.now()).toBe(evening + hour);
  vi.advanceTimersByTime(hour);
  expect(clock.now()).toBe(evening + 2 * hour);
});

test('it is as fast as one wants, and what was called off is not done', () => {
  const clock = scriptClock(0, 10);
  const [call, calledOff] = [vi.fn(), vi.fn()];
  clock.at(60_000, call);
  const callOff = clock.at(600_000, calledOff);
  vi.advanceTimersByTime(5_999);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2);
  expect(call).toHaveBeenCalledOnce();
  // Also what has been looked at in between.
  vi.advanceTimersByTime(30_000);
  callOff();
  vi.advanceTimersByTime(60_000);
  expect(calledOff).not.toHaveBeenCalled();
});
