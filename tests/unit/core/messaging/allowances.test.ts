import { expect, test } from 'vitest';
import { Allowances } from '#core/messaging/allowances.ts';

const windowMs = 60 * 60_000;

test('everybody has so many an hour, and again in the next', () => {
  let now = 0;
  const allowances = new Allowances({ count: 2, windowMs }, () => now);
  const use = (whom: string): boolean => {
    const has = allowances.has(whom);
    if (has) allowances.spend(whom);
    return has;
  };
  const round = (): readonly boolean[] => ['a', 'a', 'a', 'b'].map(use);
  expect(round()).toEqual([true, true, false, true]);
  now += windowMs + 1;
  expect(round()).toEqual([true, true, false, true]);
});

test('what has been promised counts as used', () => {
  const allowances = new Allowances({ count: 2, windowMs }, () => 0);
  expect(allowances.has('a', 1)).toBe(true);
  expect(allowances.has('a', 2)).toBe(false);
  allowances.spend('a');
  expect(allowances.has('a', 1)).toBe(false);
});

test('a clock that is set back does not stop it for years', () => {
  let now = 1e12;
  const allowances = new Allowances({ count: 1, windowMs }, () => now);
  allowances.spend('a');
  expect(allowances.has('a')).toBe(false);
  now = 1e9;
  expect(allowances.has('a')).toBe(true);
});
