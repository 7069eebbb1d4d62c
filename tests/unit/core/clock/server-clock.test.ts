import { expect, test } from 'vitest';
import { ServerClock } from '#core/clock/index.ts';

const minute = 60_000;

test('without a backend the time is that of this PC', () => {
  const clock = new ServerClock(() => 1_000, null);
  expect([clock.now(), clock.cautiousNow(), clock.shownSkewMs]).toEqual([1_000, 1_000, null]);
});

test('a clock that is ahead is set right, and nothing is forgotten early', () => {
  let elapsed = 0;
  const clock = new ServerClock(
    () => 100 * minute,
    null,
    () => elapsed,
  );
  clock.observe(40 * minute);
  expect(clock.shownSkewMs).toBe(60 * minute);
  elapsed += minute;
  expect([clock.now(), clock.cautiousNow()]).toEqual([41 * minute, 41 * minute]);
});

test('a clock that is put right while the connection lasts changes nothing', () => {
  let local = 100 * minute;
  const clock = new ServerClock(
    () => local,
    null,
    () => 0,
  );
  clock.observe(40 * minute);
  local = 40 * minute;
  expect(clock.now()).toBe(40 * minute);
});

test('a clock that is behind is set right; what is forgotten has to be old by both', () => {
  const clock = new ServerClock(
    () => 40 * minute,
    null,
    () => 0,
  );
  clock.observe(100 * minute);
  expect([clock.now(), clock.cautiousNow(), clock.shownSkewMs]).toEqual([
    100 * minute,
    40 * minute,
    -60 * minute,
  ]);
});

test('two minutes are nothing to talk about', () => {
  const clock = new ServerClock(() => 100 * minute, null);
  clock.observe(98 * minute);
  expect(clock.shownSkewMs).toBeNull();
  clock.observe(98 * minute - 1);
  expect(clock.shownSkewMs).toBe(2 * minute + 1);
});
