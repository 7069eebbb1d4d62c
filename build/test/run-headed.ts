import { headedStep } from './headed-step.ts';
import { runPlan } from './run-plan.ts';

// `npm run test:headed`: the whole suite of the stand-in in windows on a virtual display.
const all = headedStep('standin-headed', 'build/test/playwright.standin.config.ts');
const [outcome] = await runPlan({ steps: [all], beside: [] }, (line) => {
  process.stdout.write(`${line}\n`);
});
process.exitCode = outcome !== undefined && outcome.failed === 0 && outcome.passed > 0 ? 0 : 1;
