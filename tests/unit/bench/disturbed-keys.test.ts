import { expect, test } from 'vitest';
import { disturbedKeys, type TypedKey } from '#tests/bench/startup/disturbed-keys.ts';

const key = (pressed: number): TypedKey => ({ pressed, frame: 1, rows: 1 });
const keys = Array.from({ length: 40 }, (_, index) => key(index * 100));

test('only what was typed before the backlog had arrived counts', () => {
  const runs = [
    { keys, arrived: 3_100 },
    { keys, arrived: 5_000 },
  ];
  expect(disturbedKeys(runs).map(({ pressed }) => pressed)).toEqual(
    [...keys.slice(0, 31), ...keys].map(({ pressed }) => pressed),
  );
});

test('too few keys are no figure', () => {
  expect(() => disturbedKeys([{ keys, arrived: 5_000 }])).toThrow('only 40 keys');
  expect(() => disturbedKeys([])).toThrow('only 0 keys');
});
