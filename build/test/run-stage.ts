import type { Stage } from './plan.ts';
import { verdict, type Outcome, type Step } from './step.ts';

/** Runs the steps of a stage and tells of each as it ends. */
export async function runStage(stage: Stage, say: (line: string) => void): Promise<Outcome[]> {
  const waiting = [...stage.steps];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      outcomes.push(await runStep(step, say));
    }
  };
  await Promise.all(Array.from({ length: stage.atOnce }, work));
  return outcomes;
}

async function runStep(step: Step, say: (line: string) => void): Promise<Outcome> {
  const start = performance.now();
  const outcome = await step.run().catch((error: unknown) => verdict(false, String(error)));
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const isGood = outcome.failed === 0;
  if (!isGood) say(`\n${outcome.output}\n`);
  say(`${isGood ? 'ok  ' : 'FAIL'} ${seconds} s  ${step.name.padEnd(14)} ${summary(outcome)}`);
  return outcome;
}

/** The counts in words: `3 passed, 0 failed`, and the skipped only where there are any. */
export function summary({ passed, failed, skipped }: Omit<Outcome, 'output'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
