import type { CDPSession, Page } from '@playwright/test';

/** What happened while something moved. */
export interface FrameTrace {
  /**
   * For each frame, the milliseconds in which the page's main thread was running tasks of any kind, from the beginning of its
   * animation callbacks to the beginning of the next frame's.
   */
  readonly work: readonly number[];
  /** Frames that were due at the display's pace, and those that did not come. */
  readonly due: number;
  readonly dropped: number;
}

/** An event as Chromium tells of it. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/** Every task of every thread, and the marks that a page sets. */
const categories = 'disabled-by-default-devtools.timeline,blink.user_timing';
const mark = 'bench-frame';

/** Traces a page, by Chromium's own trace, while `move` does something to it. `periodMs` is the display's pace. */
export async function traceFrames(
  page: Page,
  session: CDPSession,
  periodMs: number,
  move: () => Promise<void>,
): Promise<FrameTrace> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories });
  await markFrames(page, true);
  await move();
  await markFrames(page, false);
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return framesOf(events, periodMs);
}

/** The pace of a page that does nothing: the median of the times between its frames, in milliseconds. */
export function restingPeriod(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const times: number[] = [];
    for (let frame = 0; frame < 90; frame++)
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? NaN;
  });
}

/**
 * The frames that a trace tells of, of the thread that set the marks.
 * @throws Error where there are none, or no task in them: nothing was measured.
 */
export function framesOf(events: readonly TraceEvent[], periodMs: number): FrameTrace {
  const marks = events.filter(({ name }) => name === mark).toSorted((one, other) => one.ts - other.ts);
  const [first] = marks;
  if (first === undefined) throw new Error('the trace has no frame');
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid)
    .toSorted((one, other) => one.ts - other.ts);
  const work: number[] = [];
  let due = 0;
  let task = 0;
  for (const [index, { ts: begin }] of marks.slice(0, -1).entries()) {
    const end = marks[index + 1]?.ts ?? begin;
    due += Math.max(1, Math.round((end - begin) / 1000 / periodMs));
    let busy = 0;
    while (tasks[task] !== undefined && endOf(tasks[task]) <= begin) task++;
    for (let next = task; tasks[next] !== undefined && (tasks[next]?.ts ?? end) < end; next++)
      busy += Math.min(end, endOf(tasks[next])) - Math.max(begin, tasks[next]?.ts ?? end);
    work.push(busy / 1000);
  }
  // The marks alone are work.
  if (!work.some((busy) => busy > 0)) throw new Error('the trace has no task of the thread that draws');
  return { work, due, dropped: due - work.length };
}

async function markFrames(page: Page, on: boolean): Promise<void> {
  await page.evaluate(
    ([name, wanted]) => {
      Reflect.set(window, 'benchMarks', wanted);
      const next = (): void => {
        if (Reflect.get(window, 'benchMarks') !== true) return;
        performance.mark(name);
        // Thousands of kept marks would be work of the bench's own.
        performance.clearMarks(name);
        requestAnimationFrame(next);
      };
      if (wanted) requestAnimationFrame(next);
    },
    [mark, on] as const,
  );
}

function endOf(event: TraceEvent | undefined): number {
  return (event?.ts ?? 0) + (event?.dur ?? 0);
}
