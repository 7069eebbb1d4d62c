import { describe, expect, it } from 'vitest';
import type { Stage } from '#build/test/plan.ts';
import { runStage } from '#build/test/run-stage.ts';
import { select } from '#build/test/select.ts';
import { verdict } from '#build/test/step.ts';

const step = (name: string, isGood = true) => ({
  name,
  run: async () => verdict(isGood, `output of ${name}`),
});
const plan: Stage[] = [
  { atOnce: 2, steps: [step('lint'), step('types', false)] },
  { atOnce: 1, steps: [step('unit'), step('bundle'), step('e2e')] },
];
const namesOf = (stages: readonly Stage[]) => stages.flatMap((stage) => stage.steps.map(({ name }) => name));

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

describe('a stage', () => {
  it('shows the output of a failed step only, and survives a step that throws', async () => {
    const said: string[] = [];
    const broken = { name: 'broken', run: () => Promise.reject(new Error('no disk')) };
    const outcomes = await runStage({ atOnce: 2, steps: [...plan[0]!.steps, broken] }, (line) =>
      said.push(line),
    );
    expect(outcomes.map(({ failed }) => failed).sort()).toEqual([0, 1, 1]);
    expect(said.join('\n')).not.toContain('output of lint');
    expect(said.join('\n')).toContain('output of types');
    expect(said.join('\n')).toContain('Error: no disk');
  });
});
