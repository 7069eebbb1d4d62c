/** When somebody last typed in this window, by a clock that nobody sets. Spoken announcements wait for a pause. */
export const typingClock = {
  last: Number.NEGATIVE_INFINITY,
  touch(): void {
    typingClock.last = performance.now();
  },
  /** Milliseconds until a pause of `length` will be over, 0 when it is. */
  untilPause(length: number): number {
    return Math.max(0, typingClock.last + length - performance.now());
  },
};
