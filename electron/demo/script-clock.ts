/** The time that colleagues live in. */
export interface ScriptClock {
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Calls once the clock shows `time`, soon if it does already. Answers how to call it off. */
  readonly at: (time: number, call: () => void) => () => void;
}

/** Node's timers stand still while the PC sleeps: so often one looks whether it is time, and so late one is at most. */
const lookMs = 20_000;

/**
 * A clock that shows `start` now and goes `speed` times as fast as the PC's, so that pauses are short in a test. It never goes
 * back, and never stands still: where the PC's clock is set back, it goes on as time passes.
 */
export function scriptClock(start = Date.now(), speed = 1): ScriptClock {
  const begin = { steady: performance.now(), wall: Date.now() };
  let slept = 0;
  const now = (): number => {
    const steady = performance.now() - begin.steady;
    // On Linux the steady clock stands still while the PC sleeps; only the wall clock has gone on then.
    slept = Math.max(slept, Date.now() - begin.wall - steady);
    return start + (steady + slept) * speed;
  };
  return {
    now,
    at: (time, call) => {
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        timer = setTimeout(look, Math.min(Math.max(0, (time - now()) / speed), lookMs));
      };
      const look = (): void => {
        if (now() < time) wait();
        else call();
      };
      wait();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
