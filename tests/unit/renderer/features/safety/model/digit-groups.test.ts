import { expect, it } from 'vitest';
import { digitGroups, spokenDigits } from '#renderer/features/safety/model/digit-groups.ts';

it('sixty digits stand in twelve groups of five, in their order', () => {
  const digits = Array.from({ length: 60 }, (_, index) => index % 10).join('');
  const groups = digitGroups(digits);
  expect(groups).toHaveLength(12);
  expect(groups.slice(0, 3)).toEqual(['01234', '56789', '01234']);
  expect(groups.join('')).toBe(digits);
});

it('a group is spoken digit by digit, leading noughts too', () => {
  expect(spokenDigits('00306')).toBe('0 0 3 0 6');
});
