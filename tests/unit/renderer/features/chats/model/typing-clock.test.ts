import { expect, it, onTestFinished, vi } from 'vitest';
import { typingClock } from '#renderer/features/chats/model/typing-clock.ts';

it('before anybody has typed there is no pause to wait for, and then it is as long as it is, however the clock is set', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  expect(typingClock.untilPause(1_500)).toBe(0);
  typingClock.touch();
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(typingClock.untilPause(1_500)).toBe(1_500);
  vi.advanceTimersByTime(1_000);
  expect(typingClock.untilPause(1_500)).toBe(500);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(typingClock.untilPause(1_500)).toBe(500);
  vi.advanceTimersByTime(500);
  expect(typingClock.untilPause(1_500)).toBe(0);
});
