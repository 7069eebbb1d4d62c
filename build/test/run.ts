import { plan } from './plan.ts';
import { runPlan, summary } from './run-plan.ts';
import { select } from './select.ts';

// `npm test`: all checks and suites in one run. Its last line is for machines: `N passed, N failed`.
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const outcomes = await runPlan(select(plan, process.argv.slice(2)), say);

const total = { passed: 0, failed: 0, skipped: 0 };
for (const outcome of outcomes) {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
}
say(summary(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
