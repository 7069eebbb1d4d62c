import { expect, test } from 'vitest';
import { HourlyBudget } from '#core/messaging/hourly-budget.ts';

test('everybody has so many an hour, and again in the next', () => {
  let now = 0;
  const budget = new HourlyBudget(2, () => now);
  const use = (whom: string): boolean => {
    const has = budget.has(whom);
    if (has) budget.spend(whom);
    return has;
  };
  const round = (): readonly boolean[] => ['a', 'a', 'a', 'b'].map(use);
  expect(round()).toEqual([true, true, false, true]);
  now += 61 * 60_000;
  expect(round()).toEqual([true, true, false, true]);
});

test('a clock that is set back does not stop it for years', () => {
  let now = 1e12;
  const budget = new HourlyBudget(1, () => now);
  budget.spend('a');
  expect(budget.has('a')).toBe(false);
  now = 1e9;
  expect(budget.has('a')).toBe(true);
});
