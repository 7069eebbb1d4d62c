import type { Stage } from './plan.ts';

/** Steps that others need; they come along when these are asked for. */
const needs: Readonly<Record<string, readonly string[]>> = { e2e: ['bundle'] };

/** Reads `--only=a,b` and leaves only these steps and what they need in the plan. */
export function select(plan: readonly Stage[], args: readonly string[]): readonly Stage[] {
  const asked = args
    .filter((arg) => arg.startsWith('--only='))
    .flatMap((arg) => arg.slice('--only='.length).split(','));
  const known = plan.flatMap((stage) => stage.steps.map((step) => step.name));
  const wrong = [
    ...asked.filter((name) => !known.includes(name)),
    ...args.filter((arg) => !arg.startsWith('--only=')),
  ];
  if (wrong.length > 0)
    throw new Error(`There is no "${wrong.join('", "')}"; --only= takes ${known.join(', ')}.`);
  if (asked.length === 0) return plan;
  const wanted = new Set(asked.flatMap((name) => [name, ...(needs[name] ?? [])]));
  return plan.map((stage) => ({ ...stage, steps: stage.steps.filter((step) => wanted.has(step.name)) }));
}
