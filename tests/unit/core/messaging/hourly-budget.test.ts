import { expect, test } from 'vitest';
import { HourlyBudget } from '#core/messaging/hourly-budget.ts';

test('everybody has so many an hour, and again in the next', () => {
  let now = 0;
  const budget = new HourlyBudget(2, () => now);
  const spend = (): readonly boolean[] => ['a', 'a', 'a', 'b'].map((whom) => budget.spend(whom));
  expect(spend()).toEqual([true, true, false, true]);
  now += 61 * 60_000;
  expect(spend()).toEqual([true, true, false, true]);
});

test('a clock that is set back does not stop it for years', () => {
  let now = 1e12;
  const budget = new HourlyBudget(1, () => now);
  expect([budget.spend('a'), budget.spend('a')]).toEqual([true, false]);
  now = 1e9;
  expect(budget.spend('a')).toBe(true);
});
