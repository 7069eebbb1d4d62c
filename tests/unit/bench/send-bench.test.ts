import { expect, it } from 'vitest';
import { latencies } from '#tests/bench/send/latencies.ts';

it('counts the messages that were painted in both windows after the warm-up, and no others', () => {
  const entered = { 'bench-9': 50, 'bench-10': 100, 'bench-11': 200, 'bench-12': 300, 'bench-13': 400 };
  // One was never painted here, one waits for its frame, one has not come there.
  const sender = { 'bench-9': 90, 'bench-10': 130, 'bench-12': 0, 'bench-13': 420 };
  const receiver = { 'bench-9': 95, 'bench-10': 180, 'bench-11': 260, 'bench-12': 390 };
  expect(latencies(entered, sender, receiver, 10)).toEqual({ bubble: [30], delivered: [80] });
});
