import { delimiter, join } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { chooseRuntime } from './electron-runtime.mjs';
import { modules } from './paths.mjs';
import { installPackagingTools, installSystemPackages } from './system-packages.mjs';

/**
 * Brings this clone to the point where a task can run.
 *
 * @param {import('./tasks.mjs').Task} task
 * @returns {NodeJS.ProcessEnv} the environment of every later step
 */
export function prepare(task) {
  installDependencies();
  const environment = withLocalBinaries(process.env);
  if (task.packaging) installPackagingTools({ wine: task.wine === true });
  if (!task.runtime) return environment;
  const runtime = chooseRuntime(environment);
  // The stand-in can do without a screen, Electron cannot.
  const system = installSystemPackages({
    chromium: runtime.isStandIn,
    display: runtime.isStandIn ? task.display : 'needed',
    ldap: task.ldap,
  });
  return { ...environment, ...runtime.environment, ...system };
}

function withLocalBinaries(environment) {
  // Windows spells it "Path".
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...environment, [name]: `${join(modules, '.bin')}${delimiter}${environment[name] ?? ''}` };
}
