import { expect, test } from 'vitest';
import { RestartPause } from '#core/restart-pause.ts';

const minute = 60_000;

function pausesByHand() {
  let now = 0;
  const pause = new RestartPause(() => now);
  return {
    pause,
    /** A thread starts, runs for this long and dies; answers how long the next one waits. */
    runFor: (ms: number): number => {
      pause.started();
      now += ms;
      return pause.died();
    },
  };
}

test('a thread that dies again and again waits longer each time, up to ten seconds', () => {
  const { pause, runFor } = pausesByHand();
  expect(Array.from({ length: 8 }, () => runFor(minute))).toEqual([
    200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000,
  ]);
  expect(pause.restarts).toBe(8);
});

test('after ten minutes in which nothing happened the next death is the first one', () => {
  const { pause, runFor } = pausesByHand();
  for (let time = 0; time < 6; time++) runFor(10);
  expect(runFor(10 * minute - 1)).toBe(10_000);
  expect(runFor(10 * minute)).toBe(200);
  expect(pause.restarts).toBe(1);
  expect(runFor(10)).toBe(400);
});

test('a restart that was asked for makes the next death the first one', () => {
  const { pause, runFor } = pausesByHand();
  for (let time = 0; time < 6; time++) runFor(10);
  pause.forget();
  expect(runFor(10)).toBe(200);
});
