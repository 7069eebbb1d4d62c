import { describe, expect, it } from 'vitest';
import { nextChoosable, placeOf } from '#renderer/ui/choice-field/next-choosable.ts';

const options = [false, true, false, true].map((choosable, index) => ({ key: String(index), choosable }));

describe('moving through the results', () => {
  it.each([
    [-1, 1, 1],
    [1, 1, 3],
    [3, 1, 3],
    [3, -1, 1],
    [1, -1, 1],
  ] as const)('from %d by %d leads to %d', (from, step, to) => {
    expect(nextChoosable(options, from, step)).toBe(to);
  });

  it('stays outside when nothing can be chosen', () => {
    expect(nextChoosable(options.slice(0, 1), -1, 1)).toBe(-1);
  });
});

describe('the chosen one', () => {
  it('is the same one when others come before it', () => {
    expect(placeOf(options, '3')).toBe(3);
    expect(placeOf([{ key: 'new', choosable: true }, ...options], '3')).toBe(4);
  });

  it.each([[null], ['gone'], ['2']])('is the first that can be chosen when %s cannot', (key) => {
    expect(placeOf(options, key)).toBe(1);
    expect(placeOf([], key)).toBe(-1);
  });
});
