import childProcess, { type ChildProcess, type ForkOptions } from 'node:child_process';

/** `child_process.fork` runs Electron's executable as plain Node, in Electron as well. */
export function hookFork(): void {
  const { fork } = childProcess;
  childProcess.fork = (
    modulePath: string | URL,
    second?: readonly string[] | ForkOptions,
    third?: ForkOptions,
  ): ChildProcess => {
    const [parameters, options] = isList(second) ? [second, third] : [[], second];
    const env = { ...(options?.env ?? process.env), ELECTRON_RUN_AS_NODE: '1' };
    return fork(modulePath, parameters, { ...options, env });
  };
}

function isList(value: readonly string[] | ForkOptions | undefined): value is readonly string[] {
  return Array.isArray(value);
}
