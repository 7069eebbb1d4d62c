import { describe, expect, it } from 'vitest';
import { initials } from '#renderer/ui/person/initials.ts';

describe('initials', () => {
  it.each([
    ['한지우', '지우'],
    ['남궁민수', '민수'],
    ['허율', '율'],
    ['김', '김'],
    [' 한지우 ', '지우'],
    ['한지우'.normalize('NFD'), '지우'],
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['', ''],
    ['김 Ada', '김A'],
  ])('of "%s" are "%s"', (name, shown) => {
    expect(initials(name)).toBe(shown);
  });
});
