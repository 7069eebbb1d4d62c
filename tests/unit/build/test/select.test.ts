import { describe, expect, it } from 'vitest';
import type { Plan } from '#build/test/plan.ts';
import { runPlan } from '#build/test/run-plan.ts';
import { select } from '#build/test/select.ts';
import { verdict } from '#build/test/step.ts';

const step = (name: string, isGood = true) => ({
  name,
  run: async () => verdict(isGood, `output of ${name}`),
});
const plan: Plan = {
  beside: [step('lint'), step('types', false)],
  steps: [step('unit'), step('bundle'), step('e2e')],
};
const namesOf = ({ beside, steps }: Plan) => [...beside, ...steps].map(({ name }) => name);

describe('npm test -- --only=…', () => {
  it('runs everything when nothing is asked for', () => {
    expect(namesOf(select(plan, []))).toEqual(['lint', 'types', 'unit', 'bundle', 'e2e']);
  });

  it('runs what is asked for, and what that needs', () => {
    expect(namesOf(select(plan, ['--only=lint,e2e']))).toEqual(['lint', 'bundle', 'e2e']);
  });

  it('refuses a name that does not exist instead of running nothing', () => {
    expect(() => select(plan, ['--only=units'])).toThrow('There is no "units"');
    expect(() => select(plan, ['--watch'])).toThrow('There is no "--watch"');
  });
});

describe('a plan', () => {
  it('shows the output of a failed step only, and survives a step that throws', async () => {
    const said: string[] = [];
    const broken = { name: 'broken', run: () => Promise.reject(new Error('no disk')) };
    const outcomes = await runPlan({ ...plan, steps: [broken] }, (line) => said.push(line));
    expect(outcomes.map(({ failed }) => failed).sort()).toEqual([0, 1, 1]);
    expect(said.join('\n')).not.toContain('output of lint');
    expect(said.join('\n')).toContain('output of types');
    expect(said.join('\n')).toContain('Error: no disk');
  });
});
