import { describe, expect, it } from 'vitest';
import { createDateLabels, dayNumber, nextMidnight } from '#renderer/ui/dates/date-labels.ts';

const seoul = (text: string): number => Date.parse(`${text}+09:00`);
const now = seoul('2026-06-10T14:41:00');

describe('in Korean', () => {
  const labels = createDateLabels('ko');

  it('writes the time of Seoul in 24 hours', () => {
    expect(labels.clock(now)).toBe('14:41');
    expect(labels.clock(seoul('2026-06-10T00:05:00'))).toBe('00:05');
  });

  it('writes a full day', () => {
    expect(labels.day(now)).toBe('2026년 6월 10일 수요일');
  });

  it.each([
    ['2026-06-10T00:00:00', '00:00'],
    ['2026-06-09T23:59:59', '어제'],
    ['2026-06-09T00:00:00', '어제'],
    ['2026-06-08T23:59:59', '6. 8.'],
    ['2026-01-01T00:00:00', '1. 1.'],
    ['2025-12-31T23:59:59', '2025. 12. 31.'],
    ['2026-06-10T14:45:00', '14:45'],
  ])('writes %s in a list as %s', (time, label) => {
    expect(labels.row(seoul(time), now)).toBe(label);
  });
});

describe('in English', () => {
  it('has words of its own', () => {
    const labels = createDateLabels('en');
    expect(labels.row(seoul('2026-06-09T12:00:00'), now)).toBe('yesterday');
    expect(labels.day(now)).toBe('Wednesday, June 10, 2026');
  });
});

describe('days', () => {
  it('end at midnight in Seoul', () => {
    expect(dayNumber(seoul('2026-06-10T00:00:00'))).toBe(dayNumber(now));
    expect(dayNumber(seoul('2026-06-09T23:59:59'))).toBe(dayNumber(now) - 1);
    expect(nextMidnight(now)).toBe(seoul('2026-06-11T00:00:00'));
    expect(nextMidnight(nextMidnight(now))).toBe(seoul('2026-06-12T00:00:00'));
  });
});
