import { expect, test } from 'vitest';
import { framesOf, type TraceEvent } from '#tests/bench/roomswitch/frame-trace.ts';
import { requireMoved } from '#tests/bench/roomswitch/scroll-room.ts';

const periodMs = 20;
const drawing = { pid: 1, tid: 1 };
const marks: readonly TraceEvent[] = [0, 20_000, 60_000].map((ts) => ({
  name: 'bench-frame',
  ts,
  ...drawing,
}));
const task: TraceEvent = { name: 'RunTask', ts: 5_000, dur: 4_000, ...drawing };

test('a frame has the work of the thread that draws, and one that did not come is dropped', () => {
  expect(framesOf([...marks, task], periodMs)).toEqual({ work: [4, 0], due: 3, dropped: 1 });
});

test('a trace without frames, or without a task of the thread that draws, has measured nothing', () => {
  expect(() => framesOf([task], periodMs)).toThrow('no frame');
  expect(() => framesOf(marks, periodMs)).toThrow('no task');
  expect(() => framesOf([...marks, { ...task, tid: 2 }], periodMs)).toThrow('no task');
});

test('messages that have hardly moved, or the other way, have measured nothing', () => {
  expect(() => requireMoved(0, 24_000)).toThrow('0 px instead of 24000');
  expect(() => requireMoved(9_000, -24_000)).toThrow('instead of');
  expect(() => requireMoved(-23_900, -24_000)).not.toThrow();
});
