import { describe, expect, it } from 'vitest';
import { outcomeOf as playwrightOutcome } from '#build/test/playwright-step.ts';
import { notEmpty } from '#build/test/step.ts';
import { outcomeOf as vitestOutcome } from '#build/test/vitest-step.ts';

const vitestReport = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const playwrightReport = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } };

describe('counting tests', () => {
  it('takes the numbers of the reports', () => {
    expect(vitestOutcome(0, '', vitestReport)).toMatchObject({ passed: 3, failed: 0, skipped: 2 });
    expect(playwrightOutcome(0, '', playwrightReport)).toMatchObject({ passed: 4, failed: 0, skipped: 1 });
  });

  it('counts a run that broke outside a test as a failure', () => {
    expect(vitestOutcome(1, '', vitestReport)).toMatchObject({ passed: 3, failed: 1 });
    expect(playwrightOutcome(1, '', undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a flaky test as a failed one', () => {
    const stats = { ...playwrightReport.stats, flaky: 2 };
    expect(playwrightOutcome(0, '', { stats })).toMatchObject({ passed: 4, failed: 2 });
  });

  it('fails a runner that ran nothing, even if it only skipped', () => {
    expect(notEmpty({ passed: 0, failed: 0, skipped: 5, output: '' })).toMatchObject({
      failed: 1,
      output: 'No test was run.',
    });
  });
});
