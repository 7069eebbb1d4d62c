import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { clockSkew } from '#renderer/features/connection/model/clock-skew.ts';
import ko from '#shared/messages/ko.json' with { type: 'json' };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a wrong clock', () => {
  it.each([
    [2.1 * minute, 'minutes', 2],
    [59.4 * minute, 'minutes', 59],
    [59.6 * minute, 'hours', 1],
    [2 * hour, 'hours', 2],
    [23.4 * hour, 'hours', 23],
    [23.6 * hour, 'days', 1],
    [364 * day, 'days', 364],
    [364.9 * day, 'years', 1],
    [20_000 * day, 'years', 55],
  ])('that is %d ms wrong is told in %s: %d', (milliseconds, unit, count) => {
    expect(clockSkew(milliseconds)).toEqual({ direction: 'ahead', unit, count });
    expect(clockSkew(-milliseconds)).toEqual({ direction: 'behind', unit, count });
  });

  it('is never told as nothing', () => {
    expect(clockSkew(1000).count).toBe(1);
  });

  it('has its sentence', () => {
    const { formatMessage } = createIntl({ locale: 'ko', messages: ko });
    const { direction, unit, count } = clockSkew(-2 * hour);
    const span = formatMessage({ id: `span.${unit}` }, { count });
    expect(formatMessage({ id: `clock.${direction}` }, { span })).toBe(
      '이 PC의 시계가 서버보다 2시간 느립니다.',
    );
  });
});
