import { rmSync } from 'node:fs';
import { fromRoot } from '../vite/paths.ts';
import { runPlan, summary } from './run-plan.ts';
import { vitestStep } from './vitest-step.ts';

// `npm run test:package`: the whole way to an installed program. Apart from `npm test`: it needs Wine, and minutes.
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

rmSync(fromRoot('out/package-test'), { recursive: true, force: true });
const [outcome] = await runPlan({ steps: [vitestStep('package', 'package', 'Asia/Seoul')], beside: [] }, say);
if (outcome === undefined) throw new Error('The step has not been run.');
say(summary(outcome));
process.exitCode = outcome.failed === 0 ? 0 : 1;
