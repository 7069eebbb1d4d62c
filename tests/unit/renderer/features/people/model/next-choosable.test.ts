import { describe, expect, it } from 'vitest';
import { nextChoosable } from '#renderer/features/people/model/next-choosable.ts';
import { testPerson } from '../../../support.ts';

const found = [false, true, false, true].map((reachable) => ({ person: testPerson(), reachable }));

describe('moving through the results', () => {
  it.each([
    [-1, 1, 1],
    [1, 1, 3],
    [3, 1, 3],
    [3, -1, 1],
    [1, -1, 1],
  ] as const)('from %d by %d leads to %d', (from, step, to) => {
    expect(nextChoosable(found, from, step)).toBe(to);
  });

  it('stays outside when nobody can be chosen', () => {
    expect(nextChoosable(found.slice(0, 1), -1, 1)).toBe(-1);
  });
});
