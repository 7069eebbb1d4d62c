import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node24, root } from './paths.mjs';

/**
 * Runs a task with Node 24 and passes signals on.
 *
 * @param {import('./tasks.mjs').Task} task
 * @param {string[]} args what stood after `--`
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} the exit code
 */
export function runTask(task, args, environment) {
  const child = spawn(node24, [join(root, task.script), ...(task.args ?? []), ...args], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
