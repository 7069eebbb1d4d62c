import { constants } from 'node:os';
import { runTool } from './tool.ts';
import { verdict, type Step } from './step.ts';

const code = ['shared', 'electron', 'renderer', 'build', 'tests'];

/** Everything that can be said about the code without running it; for them, other work of the machine comes first. */
export const staticChecks: readonly Step[] = [
  check('lint', 'eslint', ['--config', 'build/lint/eslint.config.mjs', '--max-warnings', '0', '.']),
  check('types', 'tsc', ['-b']),
  check('format', 'prettier', [
    '--config',
    'build/lint/prettier.json',
    '--log-level',
    'warn',
    '--check',
    '.',
  ]),
  check('layers', 'depcruise', ['--config', 'build/lint/dependency-cruiser.mjs', ...code]),
  check('unused', 'knip', ['--config', 'build/lint/knip.json']),
];

function check(name: string, tool: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const result = await runTool(tool, args, {}, constants.priority.PRIORITY_LOW);
      return verdict(result.code === 0, result.output);
    },
  };
}
