// Entry of every npm script. Plain JavaScript for Node 20 and nothing installed: it is what installs the rest.
import { prepare } from './setup/prepare.mjs';
import { runTask } from './setup/run-task.mjs';
import { SetupFailure } from './setup/failure.mjs';
import { tasks } from './setup/tasks.mjs';

try {
  const [name = '', ...args] = process.argv.slice(2);
  const task = tasks[name];
  if (task === undefined) {
    throw new SetupFailure(`Unknown task "${name}"; there are: ${Object.keys(tasks).join(', ')}.`);
  }
  process.exitCode = await runTask(task, args, prepare(task));
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
