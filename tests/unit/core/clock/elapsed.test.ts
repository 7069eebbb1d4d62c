import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elapsedMs } from '#core/clock/elapsed.ts';

test('time elapses as it passes', async () => {
  const before = elapsedMs();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const passed = elapsedMs() - before;
  expect(passed).toBeGreaterThanOrEqual(40);
  expect(passed).toBeLessThan(5_000);
});

test.runIf(process.platform === 'linux')('on Linux it is the clock that counts the time asleep', () => {
  const [sinceStart] = readFileSync('/proc/uptime', 'utf8').split(' ');
  expect(Math.abs(elapsedMs() - Number(sinceStart) * 1_000)).toBeLessThan(2_000);
});
