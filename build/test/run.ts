import { plan } from './plan.ts';
import { runStage, summary } from './run-stage.ts';
import { select } from './select.ts';
import type { Outcome } from './step.ts';

// `npm test`: all checks and suites in one run. Its last line is for machines: `N passed, N failed`.
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const outcomes: Outcome[] = [];
for (const stage of select(plan, process.argv.slice(2))) outcomes.push(...(await runStage(stage, say)));

const total = { passed: 0, failed: 0, skipped: 0 };
for (const outcome of outcomes) {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
}
say(summary(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
