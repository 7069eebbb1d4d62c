import { expect, test } from 'vitest';
import { ServerClock, type TimeMemory } from '#core/clock/index.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const year = 365 * day;

interface TestTime {
  /** What may be forgotten at a time that this PC and its relay share, after a start anew. */
  at(time: number): number;
}

function testTime(begin: number): TestTime {
  let memory: TimeMemory | null = null;
  const store = {
    read: () => memory,
    write: (next: TimeMemory) => {
      memory = next;
    },
  };
  const at = (time: number): number => {
    const clock = new ServerClock(
      () => time,
      store,
      () => 0,
    );
    clock.observe(time);
    return clock.cautiousNow();
  };
  at(begin);
  return { at };
}

const begin = 30 * year;

test('time that goes on, and a PC that was off for a week, are believed at once', () => {
  const { at } = testTime(begin);
  for (const time of [begin + hour, begin + day, begin + 8 * day, begin + 15 * day])
    expect(at(time)).toBe(time);
});

test('time that leaps ahead stands still, over restarts, until it has gone on for a day', () => {
  const { at } = testTime(begin);
  const leapt = begin + 5 * year;
  for (const since of [0, hour, 20 * hour, day - 1]) expect(at(leapt + since)).toBe(begin);
  expect(at(leapt + day)).toBe(leapt + day);
  expect(at(leapt + 2 * day)).toBe(leapt + 2 * day);
});

test.each([9, 40, 300])('on a PC that is used once in %i days time lags one use behind', (days) => {
  const { at } = testTime(begin);
  expect(at(begin + days * day)).toBe(begin);
  for (let use = 2; use <= 20; use++) {
    expect(at(begin + use * days * day)).toBe(begin + (use - 1) * days * day);
    expect(at(begin + use * days * day + hour)).toBe(begin + (use - 1) * days * day);
  }
});

test('a clock that is wrong now and then, and right in between, makes nothing old', () => {
  const { at } = testTime(begin);
  for (let use = 1; use <= 20; use++) {
    const now = begin + use * 9 * day;
    expect(at(now)).toBeLessThanOrEqual(now);
    expect(at(now + use * 50 * day)).toBeLessThanOrEqual(now);
    expect(at(now + hour)).toBeLessThanOrEqual(now + hour);
  }
});

test('time that leaps on and on by years is not believed, and comes back unharmed', () => {
  const { at } = testTime(begin);
  for (let leap = 1; leap <= 20; leap++) expect(at(begin + leap * 2 * year)).toBe(begin);
  expect(at(begin + hour)).toBe(begin + hour);
  // The doubt of before does not count for the next leap.
  expect(at(begin + 20 * 2 * year + day)).toBe(begin + hour);
});

test('time that leaps back is believed, and coming again from there is a leap', () => {
  const { at } = testTime(begin);
  expect(at(begin - 20 * year)).toBe(begin - 20 * year);
  expect(at(begin)).toBe(begin - 20 * year);
  expect(at(begin + day)).toBe(begin + day);
});
