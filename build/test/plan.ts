import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { bundle } from '../start/bundle.ts';
import { fromRoot } from '../vite/paths.ts';
import { headedStep } from './headed-step.ts';
import { playwrightStep } from './playwright-step.ts';
import { staticChecks } from './static-checks.ts';
import { verdict, type Step } from './step.ts';
import { vitestStep } from './vitest-step.ts';

/** Steps that run one after another, and others that share what these leave of the machine. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Run one after another as well, at the lowest priority: they cost the steps nearly no time. */
  readonly beside: readonly Step[];
}

const bundleStep: Step = {
  name: 'bundle',
  async run() {
    return verdict(true, await bundle());
  },
};

const [flows, standin] = ['build/test/playwright.config.ts', 'build/test/playwright.standin.config.ts'];
/** Flows go first: nothing waits for the interface in a browser. */
const beside = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * The whole of `npm test`. Windows come last, since they are what suffers most from a busy machine; they leave most of a
 * second processor idle, and that is where the checks that run nothing belong (160 s of them, measured).
 * Suites that do not exist are not planned; one that exists and runs nothing fails.
 */
export const plan: Plan = {
  beside: [
    ...staticChecks,
    ...suite('tests/e2e', playwrightStep('previews', flows, ['--project=previews'], beside)),
  ],
  steps: [
    vitestStep('unit', 'unit', 'Asia/Seoul'),
    // Only what windows show depends on where one is.
    vitestStep('unit-new-york', 'unit', 'America/New_York', 'tests/unit/renderer'),
    ...suite('tests/contract', vitestStep('contract', 'contract', 'Asia/Seoul')),
    ...suite('tests/integration', vitestStep('integration', 'integration', 'Asia/Seoul')),
    bundleStep,
    ...suite('tests/e2e', playwrightStep('e2e', flows, ['--project=specs'])),
    ...suite(standin, playwrightStep('standin', standin)),
    ...suite(standin, headedStep('standin-headed', standin)),
  ],
};

function suite(place: string, step: Step): Step[] {
  return existsSync(fromRoot(place)) ? [step] : [];
}
