import type { Plan } from './plan.ts';
import type { Step } from './step.ts';

/** Steps that others need; they come along when these are asked for. */
const needs: Readonly<Record<string, readonly string[]>> = { e2e: ['bundle'] };

/** Reads `--only=a,b` and leaves only these steps and what they need in the plan. */
export function select(plan: Plan, args: readonly string[]): Plan {
  const asked = args
    .filter((arg) => arg.startsWith('--only='))
    .flatMap((arg) => arg.slice('--only='.length).split(','));
  const known = [...plan.beside, ...plan.steps].map((step) => step.name);
  const wrong = [
    ...asked.filter((name) => !known.includes(name)),
    ...args.filter((arg) => !arg.startsWith('--only=')),
  ];
  if (wrong.length > 0)
    throw new Error(`There is no "${wrong.join('", "')}"; --only= takes ${known.join(', ')}.`);
  if (asked.length === 0) return plan;
  const wanted = new Set(asked.flatMap((name) => [name, ...(needs[name] ?? [])]));
  const isWanted = (step: Step): boolean => wanted.has(step.name);
  return { steps: plan.steps.filter(isWanted), beside: plan.beside.filter(isWanted) };
}
