import type { Plan } from './plan.ts';
import { verdict, type Outcome, type Step } from './step.ts';

/** Runs a plan, both of its rows at once, and tells of each step as it ends. */
export async function runPlan(plan: Plan, say: (line: string) => void): Promise<Outcome[]> {
  const rows = await Promise.all([runRow(plan.steps, say), runRow(plan.beside, say)]);
  return rows.flat();
}

async function runRow(steps: readonly Step[], say: (line: string) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step, say));
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
