/** When somebody last typed in this window. Spoken announcements wait for a pause. */
export const typingClock = {
  last: 0,
  touch(): void {
    typingClock.last = Date.now();
  },
  /** Milliseconds until a pause of `length` will be over, 0 when it is. */
  untilPause(length: number): number {
    return Math.max(0, typingClock.last + length - Date.now());
  },
};
