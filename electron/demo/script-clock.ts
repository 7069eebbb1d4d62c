/** The time that colleagues live in. */
export interface ScriptClock {
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Calls once the clock shows `time`, soon if it does already. Answers how to call it off. */
  readonly at: (time: number, call: () => void) => () => void;
}

/** The longest wait that Node's timers know. */
const longestTimerMs = 2 ** 31 - 1;

/** A clock that shows `start` now and goes `speed` times as fast as the PC's, so that pauses are short in a test. */
export function scriptClock(start = Date.now(), speed = 1): ScriptClock {
  const begin = performance.now();
  const now = (): number => start + (performance.now() - begin) * speed;
  return {
    now,
    at: (time, call) => {
      const timer = setTimeout(call, Math.min(Math.max(0, (time - now()) / speed), longestTimerMs));
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
