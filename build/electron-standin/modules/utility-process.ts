import { spawn, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess } from 'electron';
import { app } from '../core/app-object.ts';
import { electronEvent } from '../core/electron-event.ts';
import { guarded, implement, partialEmitter } from '../core/guarded.ts';
import { nodeExecutable } from '../core/node-executable.ts';

/** The module `utilityProcess`: a Node process with `process.parentPort`. */
export const utilityProcess = implement<typeof Electron.UtilityProcess>(
  guarded({}, { label: 'utilityProcess', type: 'UtilityProcess', statics: true }),
  { fork: (modulePath, args, options) => fork(modulePath, args ?? [], options ?? {}) },
);

const CHILD = fileURLToPath(new URL('./utility-child.ts', import.meta.url));

function fork(modulePath: string, args: string[], options: ForkOptions): UtilityProcess {
  const { serviceName = 'Node Utility Process', execArgv = [], cwd, env = process.env } = options;
  const [output, errors] = outputs(options.stdio);
  const child = spawn(nodeExecutable, [...NODE_OPTIONS, ...execArgv, CHILD, modulePath, ...args], {
    cwd,
    env: { ...env },
    stdio: ['ignore', output, errors, 'ipc'] as StdioOptions,
    // Carries typed arrays, maps and dates as Electron's messages do.
    serialization: 'advanced',
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  const utility = partialEmitter<UtilityProcess>('utilityProcess', 'UtilityProcess', {
    stdout: child.stdout,
    stderr: child.stderr,
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    kill: () => child.kill(),
    postMessage(message: unknown, transfer = []) {
      if (transfer.length > 0)
        throw new Error('electron stand-in: ports cannot be transferred in the stand-in');
      if (child.connected) child.send({ message });
    },
  });
  child.on('spawn', () => utility.emit('spawn'));
  child.on('message', ({ message }: { message: unknown }) => utility.emit('message', message));
  child.on('exit', (code, signal) => {
    process.off('exit', kill);
    const exitCode = code ?? 1;
    utility.emit('exit', exitCode);
    const reason = signal ? 'killed' : exitCode === 0 ? 'clean-exit' : 'abnormal-exit';
    app.emit('child-process-gone', electronEvent(), {
      type: 'Utility',
      reason,
      exitCode,
      serviceName,
      name: serviceName,
    });
  });
  return utility;
}

const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

type Output = 'inherit' | 'ignore' | 'pipe';

function outputs(stdio: ForkOptions['stdio'] = 'inherit'): [Output, Output] {
  const [, output = 'inherit', errors = 'inherit'] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  return [output as Output, errors as Output];
}
