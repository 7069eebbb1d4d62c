import { expect, test } from 'vitest';
import { PacedQueue } from '#core/paced-queue.ts';

function made(costMs: number) {
  const turns: (() => void)[] = [];
  const handled: number[] = [];
  let time = 0;
  const queue = new PacedQueue<number>(
    (item) => {
      handled.push(item);
      time += costMs;
    },
    { budgetMs: 5, now: () => time, later: (turn) => turns.push(turn) },
  );
  const turn = (): void => {
    for (const next of turns.splice(0)) next();
  };
  return { queue, handled, turn, turns };
}

test('a few items are handled at once', () => {
  const { queue, handled, turn, turns } = made(1);
  queue.push([1, 2, 3]);
  expect(handled).toEqual([1, 2, 3]);
  turn();
  expect(turns).toEqual([]);
});

test('many are spread over turns, in their order, also those that come meanwhile', () => {
  const { queue, handled, turn } = made(2);
  queue.push([1, 2, 3, 4, 5]);
  expect(handled).toEqual([1, 2, 3]);
  // The same turn: its time is over already.
  queue.push([6, 7]);
  expect(handled).toEqual([1, 2, 3]);
  turn();
  expect(handled).toEqual([1, 2, 3, 4, 5, 6]);
  turn();
  expect(handled).toEqual([1, 2, 3, 4, 5, 6, 7]);
  turn();
  queue.push([8]);
  expect(handled.at(-1)).toBe(8);
});

test('one that takes longer than a turn is handled all the same', () => {
  const { queue, handled, turn } = made(50);
  queue.push([1, 2]);
  expect(handled).toEqual([1]);
  turn();
  expect(handled).toEqual([1, 2]);
});

test('the end leaves nothing out', () => {
  const { queue, handled, turn } = made(3);
  queue.push([1, 2, 3, 4]);
  queue.flush();
  expect(handled).toEqual([1, 2, 3, 4]);
  turn();
  turn();
  expect(handled).toEqual([1, 2, 3, 4]);
});

test('what handling pushes comes behind what waits', () => {
  const handled: number[] = [];
  const queue = new PacedQueue<number>((item) => {
    handled.push(item);
    if (item === 1) queue.push([3]);
  });
  queue.push([1, 2]);
  expect(handled).toEqual([1, 2, 3]);
});
